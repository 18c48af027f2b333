"""Pictures of the real terminal output, for the README.

    python docs/screenshot.py                            # of `onrecord demo`
    python docs/screenshot.py --name doctor -- onrecord doctor

Runs the command in a pseudo-terminal, so that it prints what it prints for people; draws that as
docs/images/NAME.svg, and as NAME.png with a headless Chromium where there is one.
"""

import argparse
import io
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

IMAGES = Path(__file__).parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
THEME = TerminalTheme(
    background=(24, 26, 29),
    foreground=(226, 226, 222),
    normal=[
        (40, 43, 48),
        (236, 106, 94),
        (64, 184, 143),
        (231, 183, 72),
        (96, 165, 222),
        (214, 142, 186),
        (99, 190, 196),
        (226, 226, 222),
    ],
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--name", default="record", help="of the pictures, without ending")
    parser.add_argument("--width", type=int, default=92, help="columns")
    parser.add_argument("--lines", type=int, default=46, help="of output to show, at most")
    parser.add_argument("command", nargs="*", default=["onrecord", "demo"])
    options = parser.parse_args()
    IMAGES.mkdir(exist_ok=True)
    svg = draw(options.command, width=options.width, lines=options.lines)
    picture = IMAGES / f"{options.name}.svg"
    picture.write_text(svg, encoding="utf-8")
    print(picture)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        print("no Chromium on this machine: the PNG is left as it is", file=sys.stderr)
        return 0
    print(photograph(picture, browser=browser))
    return 0


def draw(command: list[str], *, width: int, lines: int) -> str:
    """The first lines that `command` prints, as an SVG of a terminal."""
    printed = run_in_terminal(command, width=width).splitlines()
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {' '.join(command)}", "dim"))
    console.print(Text.from_ansi("\n".join(printed[:lines])))
    if len(printed) > lines:
        console.print(Text("…", "dim"))
    svg = console.export_svg(title=" ".join(command), theme=THEME)
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # fonts of the machine only


def run_in_terminal(command: list[str], *, width: int) -> str:
    """What `command` prints on a terminal of that many columns; its standard error is left out."""
    terminal, end = pty.openpty()
    colours = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    run = subprocess.Popen(
        command,
        stdout=end,
        stderr=subprocess.DEVNULL,
        env={**colours, "TERM": "xterm-256color", "COLUMNS": str(width)},
    )
    os.close(end)
    printed = b""
    while chunk := _read(terminal):
        printed += chunk
    if run.wait():
        raise SystemExit(f"{' '.join(command)}: exit code {run.returncode}, expected 0")
    return printed.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux tells the end of a terminal as an error
        return b""


def photograph(svg: Path, *, browser: str) -> Path:
    """The SVG as a PNG of the same size, twice as sharp, beside it."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    if not size:
        raise SystemExit(f"{svg}: no viewBox, expected the SVG that rich writes")
    width, height = (round(float(side)) for side in size.groups())
    png = svg.with_suffix(".png")
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile) / "page.html"
        page.write_text(
            f"<style>body{{margin:0}}img{{display:block;width:{width}px}}</style>"
            f'<img src="{svg.resolve().as_uri()}">',
            encoding="utf-8",
        )
        subprocess.run(
            [
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
                *("--no-first-run", "--disable-background-networking"),
                *("--disable-component-update", "--disable-sync", "--hide-scrollbars"),
                *(f"--user-data-dir={profile}", "--force-device-scale-factor=2"),
                *("--default-background-color=00000000", f"--window-size={width},{height}"),
                *(f"--screenshot={png}", page.as_uri()),
            ],
            check=True,
            capture_output=True,
        )
    return png


if __name__ == "__main__":
    sys.exit(main())
