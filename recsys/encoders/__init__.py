"""Encoders: pictures in, vectors out, behind one interface and one table."""

from recsys.encoders.base import Encoder
from recsys.encoders.registry import ENCODERS, EncoderInfo, EncoderSpec, default_encoder, encoder_label

__all__ = ["ENCODERS", "Encoder", "EncoderInfo", "EncoderSpec", "default_encoder", "encoder_label"]
