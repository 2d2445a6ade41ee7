package dev.flyback.dump.index;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose large objects are, and who else may use them: those of the dump whose numbers lie within a range.
 *
 * @param first the lowest number, from 0 to 2^32 - 1
 * @param last the highest
 * @param owner a role's name, as the server spells it
 * @param grants null where nothing was ever granted or revoked: the owner may do everything, and no one else anything; otherwise all that is granted, the
 *     owner's own rights among it
 */
public record LargeObjectAccess(
        long first, long last, String owner, @Nullable List<Grant> grants) {
    public LargeObjectAccess {
        Objects.requireNonNull(owner);
        grants = grants == null ? null : List.copyOf(grants);
    }

    /**
     * One right.
     *
     * @param grantee a role's name; null stands for everyone
     * @param grantor the role that gave it
     * @param privilege {@code SELECT} or {@code UPDATE}
     * @param grantable whether the grantee may hand it on
     */
    public record Grant(@Nullable String grantee, String grantor, String privilege, boolean grantable) {
        public Grant {
            Objects.requireNonNull(grantor);
            Objects.requireNonNull(privilege);
        }
    }
}
