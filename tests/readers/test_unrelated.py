"""Data of a repository that is plainly no programme is left out, however much it looks like one."""

import json

import pytest

from panelcheck.errors import NotAProgramme
from panelcheck.readers import Words, read
from panelcheck.source import Source

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "home_page_url": "https://example.org",
    "items": [{"id": "1", "title": "We are open", "authors": [{"name": "Ada Quill"}], "date": "2026-01-01"}],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("feed.json", FEED),
        ("data/sponsors.json", [{"name": "Ada Quill Ltd", "twitter": "quill", "bio": "Disks"}]),
        ("data/partners.json", {"gold": [{"name": "Ada Quill Ltd", "twitter": "quill"}]}),
        ("package.json", {"name": "site", "author": "Ada Quill"}),
        ("search.json", [{"title": "Tape", "url": "/tape", "content": "Ada Quill"}]),
        (
            "composer.lock.json",
            {"packages": [{"name": "a/b", "authors": [{"name": "Ada Quill"}]}], "plugins": []},
        ),
        ("de.json", {"de": {"title": "Titel"}, "en": {"title": "Title"}}),
        ("empty.json", {}),
        ("number.json", 7),
    ],
)
def test_it_is_no_programme(path, value):
    with pytest.raises(NotAProgramme):
        read(Source(path, json.dumps(value)), Words())
