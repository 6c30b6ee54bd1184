package io.kairos.orchestrator.timing.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A line over days that run down to zero, with marks, as SVG that reads in light and dark. */
final class Chart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 50;

    private final String title;
    private final String xAxis;
    private final String yAxis;
    private final List<String> marks = new ArrayList<>();
    private double[] x = {1, 0};
    private double[] y = {0, 1};

    Chart(String title, String xAxis, String yAxis) {
        this.title = title;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
    }

    /** The curve; x falls. */
    Chart line(double[] days, double[] values) {
        x = days.clone();
        y = values.clone();
        return this;
    }

    /** A labelled vertical line. */
    Chart mark(double day, String label) {
        double at = px(day);
        double height = HEIGHT - BOTTOM - 8 - 16 * (marks.size() % 3);
        boolean late = at > WIDTH - RIGHT - 120;
        marks.add(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#b45309\" stroke-dasharray=\"4 3\"/>"
                        + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#b45309\">%s</text>%n",
                at,
                TOP,
                at,
                HEIGHT - BOTTOM,
                late ? at - 5 : at + 5,
                height,
                late ? "end" : "start",
                escape(label)));
        return this;
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\""
                        + " font-family=\"sans-serif\" font-size=\"13\">%n"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n"
                        + "<text x=\"%d\" y=\"26\" font-size=\"16\" fill=\"#111827\">%s</text>%n",
                WIDTH,
                HEIGHT,
                escape(title),
                WIDTH,
                HEIGHT,
                LEFT,
                escape(title)));
        axes(svg);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) points.append(String.format(Locale.ROOT, "%.1f,%.1f ", px(x[i]), py(y[i])));
        svg.append("<polyline fill=\"none\" stroke=\"#1d4ed8\" stroke-width=\"2\" points=\"")
                .append(points.toString().strip())
                .append("\"/>\n");
        marks.forEach(svg::append);
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#374151\"/>%n",
                LEFT,
                TOP,
                HEIGHT - BOTTOM,
                WIDTH - RIGHT));
        for (double day = 0; day <= x[0]; day += step(x[0]))
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#374151\">%.0f</text>%n",
                    px(day),
                    HEIGHT - BOTTOM + 18,
                    day));
        for (int i = 0; i <= 2; i++)
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#374151\">%.1f %%</text>%n",
                    LEFT - 8,
                    py(top() * i / 2) + 4,
                    100 * top() * i / 2));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#374151\">%s</text>%n"
                        + "<text x=\"%d\" y=\"%d\" fill=\"#374151\">%s</text>%n",
                WIDTH - RIGHT,
                HEIGHT - 12,
                escape(xAxis),
                LEFT,
                TOP - 8,
                escape(yAxis)));
    }

    private static double step(double longest) {
        return longest > 100 ? 30 : longest > 30 ? 10 : 5;
    }

    private double top() {
        return Arrays.stream(y).max().orElse(1) * 1.05;
    }

    private double px(double day) {
        return LEFT + (x[0] - day) / (x[0] - x[x.length - 1]) * (WIDTH - LEFT - RIGHT);
    }

    private double py(double value) {
        return HEIGHT - BOTTOM - value / top() * (HEIGHT - TOP - BOTTOM);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
