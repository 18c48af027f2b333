"""The trained models the package carries: read by onnxruntime, without torch.

`training/` rebuilds their files; `docs/models/` says what each was trained on and how good it is.
"""
