"""Each page says in one line below its title what it is for."""

import pytest

PURPOSES = {
    "photo": "Upload a photo to find the most similar products.",
    "map": "Each point is a product; similar products are close together.",
    "lab": "Which method recommends better products in your shop?",
    "models": "Models trained on your own products, and how accurate they are.",
}


@pytest.mark.parametrize("page", PURPOSES)
def test_a_page_says_what_it_is_for(visit, page):
    visitor = visit()
    visitor.at.switch_page(f"pages/{page}.py")
    assert visitor.run().at.caption[0].value == PURPOSES[page]
