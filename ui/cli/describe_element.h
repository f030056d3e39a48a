/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the library says about one of its elements. */
#pragma once

#include <tabard/scenario.h>

/* Prints every element of the library that is called @id, and every kind of need of that name, with
   what other tables say about them. Returns: how many there were */
guint tbr_describe_element (const TbrScenario *library, const char *id);
/* Adds the names that tbr_describe_element() knows. */
void tbr_describe_add_names (const TbrScenario *library, GPtrArray *names);
