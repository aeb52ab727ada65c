"""``python -m panelcheck``, and the command ``panelcheck``."""

import gc
import os


def main() -> None:
    """Run the command line and exit.

    One run makes many small objects and next to no cycles: looking for these would double its time. At the
    end the system clears them away, all at once; what was to be printed or written is out by then.
    """
    gc.disable()
    from panelcheck.cli import main as run  # noqa: PLC0415 - nothing is to be collected during imports

    try:
        run()
    except SystemExit as end:
        if isinstance(end.code, int):
            os._exit(end.code)
        raise


if __name__ == "__main__":
    main()
