"""How the bundled ResNet50 is trained: photos to arrays, split, augmentation, network, training, export."""
