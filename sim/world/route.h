/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Routes as the rooms of a run use them: the public functions, the state and the cache. */
#pragma once

#include "world/link.h"
#include "world/route_cache.h"

#include <tabard/route.h>
