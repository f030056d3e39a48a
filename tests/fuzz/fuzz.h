/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The one function that every fuzz target has, whoever drives it. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Takes one input, however odd; aborts when a property is broken. Returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
