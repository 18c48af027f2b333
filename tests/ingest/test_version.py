import re
from importlib.metadata import version

from onrecord.ingest.version import extractor_version


def test_the_word_is_the_version_and_a_digest_that_other_actors_change(tmp_path):
    plain = extractor_version()
    assert re.fullmatch(rf"{re.escape(version('onrecord'))}\+[0-9a-f]{{12}}", plain)
    assert extractor_version() == plain
    actors = tmp_path / "actors.yaml"
    actors.write_text("actors: []\n")
    own = extractor_version(actors=str(actors))
    assert own != plain
    assert extractor_version(judgements=str(actors)) not in (own, plain)
    actors.write_text("actors: [] # two\n")
    assert extractor_version(actors=str(actors)) != own
