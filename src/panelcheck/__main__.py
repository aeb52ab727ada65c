"""``python -m panelcheck``, and the command ``panelcheck``."""

import gc


def main() -> None:
    """Run the command line and exit.

    One run makes many small objects and next to no cycles: looking for these would double its time.
    """
    gc.disable()
    from panelcheck.cli import main as run  # noqa: PLC0415 - nothing is to be collected during imports

    try:
        run()
    finally:
        gc.freeze()  # nor on the way out


if __name__ == "__main__":
    main()
