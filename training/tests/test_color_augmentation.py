import numpy as np

from recsys.colors import lab
from training.color_augmentation import mean_colors, recolor


def test_the_product_takes_another_products_color_and_the_page_stays(rng, product):
    blue = lab(np.array([[30, 60, 180]]))
    found = recolor(rng, product[None], blue)[0]
    mask = product[..., 3] > 0
    np.testing.assert_array_equal(found[~mask], product[~mask][:, :3])
    np.testing.assert_allclose(found[mask], np.broadcast_to([30, 60, 180], (mask.sum(), 3)), atol=1)


def test_light_and_shade_stay(rng, product):
    product[28:48, 26:46, :3] = (120, 60, 60)
    product[48:68, 26:46, :3] = (150, 90, 90)
    found = recolor(rng, product[None], np.array([[50.0, 0.0, 30.0]]))[0]
    before = lab(product[60, 30, :3])[0] - lab(product[40, 30, :3])[0]
    after = lab(found[60, 30])[0] - lab(found[40, 30])[0]
    assert abs(after - before) < 0.7  # rounding to 8 bits


def test_mean_colors_look_at_the_product_only(product):
    np.testing.assert_allclose(mean_colors(product[None]), lab(np.array([[200, 20, 20]])))
