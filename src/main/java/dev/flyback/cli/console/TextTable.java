package dev.flyback.cli.console;

import dev.flyback.report.Printable;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns that are as wide as their widest value. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A column; numbers stand to the right. */
    public record Column(String heading, boolean right) {
        /** Stands to the left. */
        public static Column text(String heading) {
            return new Column(heading, false);
        }

        /** Stands to the right. */
        public static Column number(String heading) {
            return new Column(heading, true);
        }
    }

    /** A table without rows yet. */
    public TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /**
     * Adds a row; control characters are written out.
     *
     * @param values as many as there are columns
     * @throws IllegalArgumentException if there are more or fewer
     */
    public void row(String... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        rows.add(List.of(values).stream().map(Printable::text).toList());
    }

    /** The headings, then the rows; no line ends with blanks. */
    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int width = characters(columns.get(i).heading());
            for (List<String> row : rows) {
                width = Math.max(width, characters(row.get(i)));
            }
            widths.add(width);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> values, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            String blanks = " ".repeat(widths.get(i) - characters(values.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right() ? blanks + values.get(i) : values.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
