"""Given names that tell a gender."""

from onrecord.lexicons.given_names import gender_of_given_name


def test_a_given_name_tells_a_gender_only_where_it_is_plain():
    assert gender_of_given_name("Olaf") == "m"
    assert gender_of_given_name("Annalena") == "f"
    assert gender_of_given_name("Andrea") is None
    assert gender_of_given_name("") is None
