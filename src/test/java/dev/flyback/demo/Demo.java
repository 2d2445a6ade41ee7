package dev.flyback.demo;

/** Shows a backup and a restore on a real server. */
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) {
        System.out.println("The demo is not written yet.");
    }
}
