"""Writes the eye network as ONNX: one file, batch free, names as `EyeNetwork.swift` expects them."""
import pathlib
import sys

import onnx
import torch

from eye_network import EyeNetwork


def write_onnx(model, path):
    model = model.eval().cpu().to(memory_format=torch.contiguous_format)
    path = pathlib.Path(path)
    torch.onnx.export(
        model, (torch.zeros(2, 3, 96, 128),), str(path), input_names=["eyes"],
        output_names=["lines", "points", "iris", "states"], opset_version=17, dynamo=False,
        do_constant_folding=True)
    written = onnx.load(path)
    # The exporter writes where its sources lay; nobody needs that.
    for node in written.graph.node:
        node.doc_string = ""
    written.producer_name, written.producer_version, written.doc_string = "", "", ""
    onnx.checker.check_model(written)
    onnx.save(written, path)


if __name__ == "__main__":
    network = EyeNetwork()
    network.load_state_dict(torch.load(sys.argv[1], weights_only=True))
    write_onnx(network, sys.argv[2])
