import json


def test_demo_reads_the_bundled_reports_in_order(onrecord, reading, article):
    calls = reading(article)
    result = onrecord("demo", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["class"] == "pledge"
    (call,) = calls
    assert call["sources"] == sorted(call["sources"])
    assert all(source.endswith(".txt") for source in call["sources"])
