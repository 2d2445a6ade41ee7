package dev.flyback.database.mysql.rows;

/** Reads a tuple of literals, exactly as {@link TupleWriter} writes it and nothing that only looks like it. */
record TupleScan(byte[] sql, int length) {
    /**
     * Where the tuple ends that begins here.
     *
     * @throws dev.flyback.failure.DumpDamagedException if none does
     */
    int end(int start) {
        int position = start;
        if (position >= length || sql[position++] != '(') {
            throw InsertFrame.damaged("a row does not begin");
        }
        while (true) {
            position = literal(position);
            if (position >= length) {
                throw InsertFrame.damaged("a row does not end");
            }
            byte next = sql[position++];
            if (next == ')') {
                return position;
            }
            if (next != ',') {
                throw InsertFrame.damaged("a value is followed by something else");
            }
        }
    }

    private int literal(int start) {
        if (start >= length) {
            throw InsertFrame.damaged("a row does not end");
        }
        byte first = sql[start];
        if (first == '\'') {
            return text(start + 1);
        }
        if (first == 'N') {
            return word(start);
        }
        if (first == '0' && start + 1 < length && sql[start + 1] == 'x') {
            return digits(start + 2);
        }
        int end = Literals.numberEnd(sql, start, length);
        if (end == start) {
            throw InsertFrame.damaged("a value is no literal");
        }
        return end;
    }

    private int text(int start) {
        for (int i = start; i < length; i++) {
            byte b = sql[i];
            if (Literals.needsEscape(b)) {
                if (b == '\'') {
                    return i + 1;
                }
                if (b != '\\' || ++i >= length || !Literals.isEscape(sql[i])) {
                    throw InsertFrame.damaged("a text holds what it cannot hold");
                }
            }
        }
        throw InsertFrame.damaged("a text does not end");
    }

    private int word(int start) {
        byte[] word = TextProtocol.NULL_LITERAL;
        for (int i = 0; i < word.length; i++) {
            if (start + i >= length || sql[start + i] != word[i]) {
                throw InsertFrame.damaged("a value is no literal");
            }
        }
        return start + word.length;
    }

    private int digits(int start) {
        int end = start;
        while (end < length && Literals.isHexadecimal(sql[end])) {
            end++;
        }
        if (end == start || (end - start) % 2 != 0) {
            throw InsertFrame.damaged("a hexadecimal value has no bytes");
        }
        return end;
    }
}
