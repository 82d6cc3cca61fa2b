# The front door: `make demo` and `make test` install what is missing, build, and run.
.PHONY: demo test build deps browser sample docs clean

SWIFT_BUILD = swift build -c release --build-tests -Xswiftc -enable-testing
DEMO = demo

demo: build
	@Tools/demo $(DEMO)

# Tests run in the release build: the demo and the tests share it, and a 3-D renderer is too slow without optimisation.
test: build browser
	swift test -c release --skip-build -Xswiftc -enable-testing

build: deps
	@$(SWIFT_BUILD)

deps:
	@Tools/install

browser: deps
	@Tools/install-browser

# DocC pages of the library; a warning fails.
docs: deps
	swift package generate-documentation --target DigitalMask --warnings-as-errors

clean:
	rm -rf .build .deps $(DEMO)
