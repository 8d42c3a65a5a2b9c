"""Encoders: pictures in, vectors out, behind one interface and one table."""

from recsys.encoders.base import Encoder
from recsys.encoders.registry import ENCODERS, EncoderEntry, EncoderSpec, default_encoder

__all__ = ["ENCODERS", "Encoder", "EncoderEntry", "EncoderSpec", "default_encoder"]
