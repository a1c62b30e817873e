#!/usr/bin/env python3
"""Draws the savings curve of `groundwork simulate --json` as SVG.

usage: groundwork simulate DATA --label COLUMN --image COLUMN --json | savings_curve.py > curve.svg

Left to right the labels that people gave; upwards the objects that have a label, by people and by the model.
"""
import json
import sys

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 760, 380, 70, 56, 24, 24


def main():
    runs = [json.loads(line) for line in sys.stdin]
    total = runs[0]["objects"]

    def place(people, labeled):
        return (LEFT + people / total * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - labeled / total * (HEIGHT - TOP - BOTTOM))

    def path(points):
        return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="system-ui, sans-serif" font-size="13" '
        'role="img" aria-label="Objects labeled against labels given by people">',
        '<style>text{fill:#57606a}.grid{stroke:#8c959f;stroke-opacity:.25}.people{stroke:#8c959f;stroke-dasharray:5 5;fill:none;stroke-width:2}'
        '.run{stroke:#0969da;fill:none;stroke-width:2.5;stroke-linejoin:round}.end{fill:#0969da}'
        '@media(prefers-color-scheme:dark){text{fill:#9198a1}.run{stroke:#4493f8}.end{fill:#4493f8}}</style>',
    ]
    for tenth in range(0, 11, 2):
        (x, _), (_, y) = place(total * tenth / 10, 0), place(0, total * tenth / 10)
        parts.append(f'<path class="grid" d="M{LEFT},{y:.1f} H{WIDTH - RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{tenth * 10} %</text>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{round(total * tenth / 10):,}</text>')
    parts.append(f'<path class="people" d="{path([place(0, 0), place(total, total)])}"/>')
    parts.append(f'<text x="{place(total * 0.8, 0)[0]:.0f}" y="{place(0, total * 0.74)[1]:.0f}" text-anchor="start">people alone</text>')
    for run in runs:
        points = [place(0, 0)]
        for point in run["curve"]:
            points.append(place(point["humanLabels"], point["humanLabels"] + point["machineLabels"]))
        parts.append(f'<path class="run" d="{path(points)}"/>')
        parts.append(f'<circle class="end" cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="4"/>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 14}" text-anchor="middle">labels given by people</text>')
    parts.append(f'<text x="18" y="{(TOP + HEIGHT - BOTTOM) / 2}" text-anchor="middle" transform="rotate(-90 18 {(TOP + HEIGHT - BOTTOM) / 2})">'
                 'objects labeled</text></svg>')
    print("\n".join(parts))


if __name__ == "__main__":
    main()
