"""Child processes, with extractors that misbehave."""

import os
import time

import pytest
from tests.store.build import make_article, with_acts

from onrecord.errors import ModelFileError
from onrecord.ingest.workers import extract_all
from onrecord.model import SetAside


def make_extract():
    def extract(article):
        if "kill" in article.text:
            os.kill(os.getpid(), 9)
        if "sleep" in article.text:
            time.sleep(60)
        return with_acts(article)

    return extract


def make_nothing():
    raise ModelFileError("attribution.onnx: missing")


def articles(*texts):
    return [(text, make_article(text, source=text) if text else None) for text in texts]


def test_results_keep_the_order_and_a_killer_or_sleeper_costs_itself_alone():
    texts = ["Iceland vowed to wait.", "", "kill", "Iceland vowed to go.", "sleep", "", "Last."]
    found = list(extract_all(articles(*texts), make_extract, workers=2, timeout_s=2.0))
    assert [tag for tag, _ in found] == texts
    reasons = [result.reason for _, result in found if isinstance(result, SetAside)]
    assert reasons == ["failed", "timeout"]
    assert "ended its process 2 times" in found[2][1].message
    assert [len(result.acts) for _, result in (found[0], found[3], found[6])] == [1, 1, 0]
    assert found[1][1] is None


@pytest.mark.parametrize("workers", [0, 1])
def test_what_is_wrong_for_every_article_stops_the_run(workers):
    with pytest.raises(ModelFileError, match=r"attribution\.onnx: missing"):
        list(extract_all(articles("a"), make_nothing, workers=workers, timeout_s=2.0))
