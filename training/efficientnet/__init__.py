"""Fine-tuning of the bundled EfficientNet-Lite from its ImageNet weights."""
