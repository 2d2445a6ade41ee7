package dev.flyback.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShardProperties {

    @Property
    void every_database_belongs_to_exactly_one_shard(
            @ForAll String name, @ForAll @IntRange(min = 1, max = 50) int count) {
        assertThat(shards(count).stream().filter(shard -> shard.has(name))).hasSize(1);
    }

    @Property(tries = 200)
    void a_database_more_moves_no_other(
            @ForAll Set<String> names, @ForAll String more, @ForAll @IntRange(min = 1, max = 9) int count) {
        for (Shard shard : shards(count)) {
            List<String> before = names.stream()
                    .filter(name -> !name.equals(more))
                    .filter(shard::has)
                    .toList();
            List<String> after = IntStream.rangeClosed(0, names.size())
                    .mapToObj(i -> i < names.size() ? List.copyOf(names).get(i) : more)
                    .filter(name -> !name.equals(more))
                    .filter(shard::has)
                    .toList();
            assertThat(after).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Property
    void what_is_written_is_read_again(@ForAll @IntRange(min = 1, max = Shard.MAX_COUNT) int count) {
        assertThat(Shard.parse(new Shard(count - 1, count).toString())).isEqualTo(new Shard(count - 1, count));
    }

    private static List<Shard> shards(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Shard(index, count))
                .toList();
    }
}
