import json


def test_demo_reads_the_bundled_reports_in_order_and_names_them_by_file(onrecord, reading, article):
    calls = reading(article)
    result = onrecord("demo", "--json")
    assert result.exit_code == 0
    line = json.loads(result.stdout)
    assert line["class"] == "pledge"
    assert line["article"]["source"] == "ice.txt"
    (call,) = calls
    assert call["sources"] == sorted(call["sources"])
    assert all(source.endswith(".txt") for source in call["sources"])
