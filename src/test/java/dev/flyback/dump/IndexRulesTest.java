package dev.flyback.dump;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flyback.dump.index.DumpIndex;
import dev.flyback.dump.index.FrameEntry;
import dev.flyback.dump.index.FrameKind;
import dev.flyback.dump.index.LargeObjectAccess;
import dev.flyback.dump.index.LargeObjectAccess.Grant;
import dev.flyback.dump.index.LargeObjectsEntry;
import dev.flyback.dump.index.Shape;
import dev.flyback.dump.index.SourceFacts;
import dev.flyback.dump.index.TableEntry;
import dev.flyback.dump.index.TableName;
import dev.flyback.dump.index.Totals;
import dev.flyback.failure.DumpDamagedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndexRulesTest {
    private static final int FRAME_BYTES = 10;

    @Test
    void ranges_of_large_objects_that_ascend_are_right() {
        LargeObjectAccess first = new LargeObjectAccess(0, 7, "app", null);
        LargeObjectAccess second = new LargeObjectAccess(
                8, 4_294_967_295L, "app", List.of(new Grant(null, "app", "SELECT", false), grant("reader", "UPDATE")));

        assertThatCode(() -> check(List.of(), first, second)).doesNotThrowAnyException();
    }

    @Test
    void ranges_that_overlap_or_leave_the_numbers_are_refused() {
        refuse("the numbers of large objects", range(5, 4));
        refuse("the numbers of large objects", range(-1, 4));
        refuse("the numbers of large objects", range(1, 4_294_967_296L));
        refuse("the numbers of large objects", range(1, 4), range(4, 5));
        refuse("the numbers of large objects", range(6, 7), range(1, 2));
    }

    @Test
    void a_privilege_is_one_of_the_two_and_a_role_has_a_name() {
        refuse("a privilege", new LargeObjectAccess(1, 1, "app", List.of(grant("reader", "ALL; DROP TABLE t; --"))));
        refuse("the owners of large objects", new LargeObjectAccess(1, 1, "", null));
        refuse("the owners of large objects", new LargeObjectAccess(1, 1, "app", List.of(grant("a\0b", "SELECT"))));
    }

    @Test
    void what_routes_tables_is_none_of_them() {
        assertThatCode(() -> check(List.of(table("leaf", "parent"), table("other", "parent"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(List.of(table("leaf", "other"), table("other", null))))
                .isInstanceOf(DumpDamagedException.class)
                .hasMessageContaining("what routes public.leaf");
    }

    @Test
    void no_table_is_listed_twice() {
        assertThatThrownBy(() -> check(List.of(table("leaf", null), table("leaf", null))))
                .isInstanceOf(DumpDamagedException.class)
                .hasMessageContaining("listed twice");
    }

    private static void refuse(String what, LargeObjectAccess... access) {
        assertThatThrownBy(() -> check(List.of(), access))
                .isInstanceOf(DumpDamagedException.class)
                .hasMessageContaining(what);
    }

    private static LargeObjectAccess range(long first, long last) {
        return new LargeObjectAccess(first, last, "app", null);
    }

    private static Grant grant(String grantee, String privilege) {
        return new Grant(grantee, "app", privilege, false);
    }

    private static TableEntry table(String name, @Nullable String routedBy) {
        return new TableEntry(
                new TableName("public", name),
                List.of("id"),
                0,
                0,
                "0".repeat(32),
                routedBy == null ? null : new TableName("public", routedBy),
                true);
    }

    private static void check(List<TableEntry> tables, LargeObjectAccess... access) {
        List<FrameEntry> frames = List.of(frame(FrameKind.PREAMBLE, 0), frame(FrameKind.EPILOGUE, FRAME_BYTES));
        DumpIndex index = new DumpIndex(
                DumpIndex.FORMAT_VERSION,
                "0123456789abcdef",
                "test",
                "shop",
                Instant.EPOCH,
                Instant.EPOCH,
                new SourceFacts("postgresql", "18", "shop", "UTF8", Map.of()),
                null,
                null,
                List.of(),
                new Shape("", List.of(), List.of()),
                tables,
                new LargeObjectsEntry(1, 0, 0, "0".repeat(32), List.of(access)),
                frames,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Totals(tables.size(), 0, 0),
                List.of());
        new IndexRules(index, "test").check(2 * FRAME_BYTES);
    }

    private static FrameEntry frame(FrameKind kind, long offset) {
        return new FrameEntry(kind, FrameEntry.NO_TABLE, offset, FRAME_BYTES, 1, 0, "ab".repeat(32));
    }
}
