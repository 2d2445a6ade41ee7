package dev.flyback.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void full_frames_of_any_content_have_the_same_room() {
        assertThat(Room.of((4 << 20) - 100)).isEqualTo(4 << 20).isEqualTo(Room.of(4 << 20));
        assertThat(Room.of((4 << 20) + 1)).isEqualTo((4 << 20) + (256 << 10));
    }

    @Test
    void small_ones_take_what_they_need() {
        assertThat(Room.of(0)).isZero();
        assertThat(Room.of(1000)).isEqualTo(1000);
    }

    @Test
    void what_no_array_can_hold_is_no_length() {
        assertThat(Room.of(Integer.MAX_VALUE - 8)).isEqualTo(Integer.MAX_VALUE - 8);
        assertThatThrownBy(() -> Room.of(1L << 31)).isInstanceOf(ArithmeticException.class);
    }
}
