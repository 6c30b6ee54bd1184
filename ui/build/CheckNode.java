import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words whether Node.js is there and new enough to build the web application. Run as a single source file. */
public final class CheckNode {

    private static final String REMEDY =
            " Install Node.js 20.19 or newer (it brings npm), or build without the web application: -Dskip.ui=true";

    public static void main(String[] args) throws Exception {
        String version = version();
        Matcher parts = Pattern.compile("v(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL).matcher(version);
        if (!parts.matches()) {
            fail("The Kairos web application is built with Node.js, and no \"node\" command was found.");
        }
        int major = Integer.parseInt(parts.group(1));
        int minor = Integer.parseInt(parts.group(2));
        if (major < 20 || (major == 20 && minor < 19)) {
            fail("The Kairos web application is built with Node.js 20.19 or newer; this machine has " + version.strip() + ".");
        }
    }

    private static String version() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String said = new String(node.getInputStream().readAllBytes());
            node.waitFor();
            return said;
        } catch (IOException noSuchCommand) {
            return "";
        }
    }

    private static void fail(String problem) {
        System.err.println(problem + REMEDY);
        System.exit(1);
    }
}
