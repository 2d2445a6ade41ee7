package dev.flyback.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.database.Target.RebuildStep;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.restore.LoadSchedule.Loading;
import dev.flyback.restore.LoadSchedule.Rebuilding;
import dev.flyback.restore.LoadSchedule.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoadScheduleTest {
    private static final TableName ORDERS = new TableName("public", "orders");
    private static final TableName ITEMS = new TableName("public", "items");

    @Test
    void an_empty_schedule_has_nothing_to_do() throws InterruptedException {
        assertThat(schedule(List.of(), List.of()).take()).isEmpty();
    }

    @Test
    void a_step_waits_for_all_rows_of_its_tables() throws InterruptedException {
        Batch first = batch(ORDERS, 0);
        Batch second = batch(ORDERS, 1);
        Batch other = batch(ITEMS, 2);
        RebuildStep index = step(1, Set.of(ORDERS), Set.of());
        LoadSchedule schedule = schedule(List.of(first, second, other), List.of(index));
        Task a = take(schedule);
        Task b = take(schedule);
        assertThat(List.of(a, b)).containsExactly(new Loading(first), new Loading(other));
        Task c = take(schedule);
        assertThat(c).isEqualTo(new Loading(second));
        schedule.done(a);
        schedule.done(c);
        assertThat(take(schedule)).isEqualTo(new Rebuilding(index, 0));
    }

    @Test
    void a_ready_step_goes_before_batches_and_in_the_order_of_preference() throws InterruptedException {
        RebuildStep blocked = step(1, Set.of(ITEMS), Set.of());
        RebuildStep second = step(2, Set.of(), Set.of());
        RebuildStep third = step(3, Set.of(), Set.of());
        LoadSchedule schedule = schedule(List.of(batch(ITEMS, 0)), List.of(blocked, second, third));
        assertThat(take(schedule)).isEqualTo(new Rebuilding(second, 0));
        assertThat(take(schedule)).isEqualTo(new Rebuilding(third, 0));
        assertThat(take(schedule)).isInstanceOf(Loading.class);
    }

    @Test
    void workers_keep_to_different_tables_as_long_as_there_are_enough() throws InterruptedException {
        List<Batch> batches = List.of(batch(ORDERS, 0), batch(ORDERS, 1), batch(ORDERS, 2), batch(ITEMS, 3));
        LoadSchedule schedule = schedule(batches, List.of());
        Task orders = take(schedule);
        Task items = take(schedule);
        assertThat(List.of(orders, items)).containsExactly(new Loading(batches.get(0)), new Loading(batches.get(3)));
        schedule.done(items);
        assertThat(take(schedule)).isEqualTo(new Loading(batches.get(1)));
        schedule.done(orders);
        assertThat(take(schedule)).isEqualTo(new Loading(batches.get(2)));
    }

    @Test
    void rows_that_more_is_to_be_done_with_come_first() throws InterruptedException {
        Batch wide = new Batch(table(ORDERS, 1_000, 300 << 20), false, List.of(0));
        Batch narrow = new Batch(table(ITEMS, 2_000_000, 100 << 20), false, List.of(1));
        List<RebuildStep> both = List.of(step(1, Set.of(ORDERS), Set.of()), step(2, Set.of(ITEMS), Set.of()));
        assertThat(take(schedule(List.of(wide, narrow), both))).isEqualTo(new Loading(narrow));
        assertThat(take(schedule(List.of(wide, narrow), both.subList(0, 1)))).isEqualTo(new Loading(wide));
        Batch whole = new Batch(table(ORDERS, 1_000, 300 << 20), true, List.of(0));
        assertThat(take(schedule(List.of(narrow, whole), both))).isEqualTo(new Loading(whole));
        Batch pieces = new Batch(null, false, List.of(0));
        assertThat(take(schedule(List.of(narrow, pieces), List.of()))).isEqualTo(new Loading(pieces));
    }

    @Test
    void a_step_waits_for_the_steps_before_it() throws InterruptedException {
        RebuildStep index = step(1, Set.of(), Set.of());
        RebuildStep constraint = step(2, Set.of(), Set.of(1));
        LoadSchedule schedule = schedule(List.of(), List.of(constraint, index));
        Task first = take(schedule);
        assertThat(first).isEqualTo(new Rebuilding(index, 1));
        schedule.done(first);
        assertThat(take(schedule)).isEqualTo(new Rebuilding(constraint, 1));
    }

    @Test
    void a_step_that_was_done_in_an_earlier_run_holds_up_nothing() throws InterruptedException {
        LoadSchedule schedule = schedule(List.of(), List.of(step(7, Set.of(ORDERS), Set.of(3))));
        assertThat(schedule.take()).isPresent();
    }

    @Test
    void large_objects_are_loaded_one_batch_after_the_other() throws InterruptedException {
        Batch first = new Batch(null, false, List.of(0));
        Batch second = new Batch(null, false, List.of(1));
        Batch rows = batch(ORDERS, 2);
        LoadSchedule schedule = schedule(List.of(first, second, rows), List.of());
        Task a = take(schedule);
        assertThat(a).isEqualTo(new Loading(first));
        assertThat(take(schedule)).isEqualTo(new Loading(rows));
        schedule.done(a);
        assertThat(take(schedule)).isEqualTo(new Loading(second));
    }

    @Test
    void a_stopped_schedule_hands_out_nothing_and_wakes_who_waits() throws InterruptedException {
        LoadSchedule schedule = schedule(List.of(batch(ORDERS, 0)), List.of(step(1, Set.of(ORDERS), Set.of())));
        take(schedule);
        List<Optional<Task>> waited = new ArrayList<>();
        Thread waiting = new Thread(() -> {
            try {
                waited.add(schedule.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        schedule.stop();
        waiting.join();
        assertThat(waited).containsExactly(Optional.empty());
    }

    @Test
    void steps_that_wait_for_each_other_are_a_bug_and_not_a_wait_for_ever() {
        LoadSchedule schedule =
                schedule(List.of(), List.of(step(1, Set.of(), Set.of(2)), step(2, Set.of(), Set.of(1))));
        assertThatThrownBy(schedule::take).isInstanceOf(IllegalStateException.class);
    }

    private static LoadSchedule schedule(List<Batch> batches, List<RebuildStep> steps) {
        return new LoadSchedule(batches, steps, 2);
    }

    private static Task take(LoadSchedule schedule) throws InterruptedException {
        return schedule.take().orElseThrow();
    }

    private static Batch batch(TableName table, int frame) {
        return new Batch(table(table, 1, 10), false, List.of(frame));
    }

    private static TableEntry table(TableName name, long rows, long bytes) {
        return new TableEntry(name, List.of("id"), rows, bytes, "0".repeat(32), null, true);
    }

    private static RebuildStep step(int number, Set<TableName> tables, Set<Integer> steps) {
        return new RebuildStep(number, "step " + number, tables, steps);
    }
}
