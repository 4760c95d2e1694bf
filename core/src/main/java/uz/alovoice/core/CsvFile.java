package uz.alovoice.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A CSV file as spreadsheets write it (RFC 4180): separator comma, semicolon or tab, by the heading; UTF-8, else Windows-1251. */
public final class CsvFile {
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvFile(String text) {
        this.text = text;
        var heading = text.lines().findFirst().orElse("");
        separator = heading.indexOf('\t') >= 0 ? '\t' : heading.indexOf(';') >= 0 ? ';' : ',';
    }

    /** @param line where it begins; the first is 1 */
    public record Row(int line, List<String> cells) {}

    /**
     * What is wrong with one row; the others are used.
     *
     * @param row line of the file; the heading is 1
     */
    public record RowError(int row, Message message) {}

    /** Rows without any text are left out; fails with INVALID when none is left. */
    public static List<Row> read(byte[] bytes) {
        var file = new CsvFile(decode(bytes));
        var rows = new ArrayList<Row>();
        while (file.at < file.text.length()) {
            var row = file.row();
            if (row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row);
            }
        }
        Check.that(!rows.isEmpty(), "file", "import.empty");
        return rows;
    }

    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1251"));
        }
    }

    private Row row() {
        var begins = line;
        var cells = new ArrayList<String>();
        do {
            cells.add(cell().strip());
        } while (take(separator));
        take('\r');
        if (take('\n')) {
            line++;
        }
        return new Row(begins, cells);
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private String cell() {
        var cell = new StringBuilder();
        if (take('"')) {
            quoted(cell);
        }
        while (at < text.length() && text.charAt(at) != separator && "\r\n".indexOf(text.charAt(at)) < 0) {
            cell.append(text.charAt(at++));
        }
        return cell.toString();
    }

    /** Up to the closing quote; two quotes are one of the cell's own. */
    private void quoted(StringBuilder cell) {
        while (at < text.length()) {
            var c = text.charAt(at++);
            if (c == '"' && !take('"')) {
                return;
            }
            line += c == '\n' ? 1 : 0;
            cell.append(c);
        }
    }
}
