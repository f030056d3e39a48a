/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Pictures that are used again: fresh memory costs as much time as what is drawn on it. */
#include "desktop/pool.h"

#define MOST 2 /* pictures that lie idle */

struct _TbrPool
{
  gint n_owners;
  gpointer idle[MOST]; /* cairo_surface_t */
};

TbrPool *
tbr_pool_new (void)
{
  TbrPool *pool = g_new0 (TbrPool, 1);
  pool->n_owners = 1;
  return pool;
}

TbrPool *
tbr_pool_ref (TbrPool *pool)
{
  g_atomic_int_inc (&pool->n_owners);
  return pool;
}

void
tbr_pool_unref (TbrPool *pool)
{
  if (pool == NULL || !g_atomic_int_dec_and_test (&pool->n_owners))
    return;
  for (guint i = 0; i < MOST; i++)
    cairo_surface_destroy (pool->idle[i]);
  g_free (pool);
}

cairo_surface_t *
tbr_pool_take (TbrPool *pool, int width, int height)
{
  for (guint i = 0; i < MOST; i++)
    {
      cairo_surface_t *surface = g_atomic_pointer_exchange (&pool->idle[i], NULL);
      if (surface != NULL && cairo_image_surface_get_width (surface) == width
          && cairo_image_surface_get_height (surface) == height)
        return surface;
      cairo_surface_destroy (surface);
    }
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
}

void
tbr_pool_give (TbrPool *pool, cairo_surface_t *surface)
{
  for (guint i = 0; i < MOST && surface != NULL; i++)
    if (g_atomic_pointer_compare_and_exchange (&pool->idle[i], NULL, surface))
      return;
  cairo_surface_destroy (surface);
}
