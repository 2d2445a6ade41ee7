package dev.flyback.dump.index;

/**
 * A relation's name as the server spells it, unquoted; any character but NUL may occur in it.
 *
 * @param schema PostgreSQL's schema; on MySQL and MariaDB empty, since a dump holds one database
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
    public TableName {
        if (name.isEmpty() || name.indexOf('\0') >= 0 || schema.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a table's name: '" + schema + "'.'" + name + "'");
        }
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** For people: {@code schema.name}, unquoted. */
    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
