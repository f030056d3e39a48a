/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How texts are set by Pango, and texts that are kept so that they need not be set again. */
#include "draw/texts.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* The first is what pictures are made with; "sans" stands in where it is missing. */
#define FONT "DejaVu Sans, sans"
#define MONO "DejaVu Sans Mono, monospace"
#define HALO 0.28          /* of the letters' size: the line around them, half of it outside */
#define MOST_LAYOUTS 700u  /* of one generation; about 3 kB each */
#define MOST_PICTURES 400u /* the same; about 7 kB each */

/* What tells texts apart; the letters follow. */
typedef struct
{
  double size, width;
  TbrColour colour, halo; /* of pictures */
  int lines;
  guint8 bold, slant, align; /* slant: italic or not, and letters all as wide or not */
  char text[];
} Key;

/* Those asked for lately, and those of before, which are forgotten when there are many of the
   former. */
typedef struct
{
  GHashTable *young, *old;
  guint most;
  GDestroyNotify free;
} Shelf;

struct _TbrTexts
{
  PangoContext *context;
  Shelf layouts;  /* Key to PangoLayout */
  Shelf pictures; /* Key to TbrTextPicture */
  GString *key;   /* room to write one in */
};

void
tbr_text_context (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
}

void
tbr_text_set (PangoLayout *layout, const TbrTextStyle *style, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (style->mono ? MONO : FONT);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, style->italic ? PANGO_STYLE_OBLIQUE : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  static const PangoAlignment alignments[TBR_ALIGN_N]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  pango_layout_set_alignment (layout, alignments[style->align]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, style->width > 0 ? (int) (style->width * PANGO_SCALE) : -1);
  gboolean cut = style->lines > 0 && style->width > 0;
  pango_layout_set_ellipsize (layout, cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (layout, cut ? -style->lines : -1);
  pango_layout_set_text (layout, text, -1);
}

/* ---- texts that are kept ---- */

static guint
hash_of (gconstpointer data)
{
  const Key *key = data;
  return g_str_hash (key->text) * 31 + g_double_hash (&key->size) + g_double_hash (&key->width) * 7
         + key->align;
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;
  return memcmp (x, y, G_STRUCT_OFFSET (Key, text)) == 0 && strcmp (x->text, y->text) == 0;
}

static GHashTable *
new_generation (const Shelf *shelf)
{
  return g_hash_table_new_full (hash_of, is_same, g_free, shelf->free);
}

static void
init_shelf (Shelf *shelf, guint most, GDestroyNotify free)
{
  shelf->most = most;
  shelf->free = free;
  shelf->young = new_generation (shelf);
  shelf->old = new_generation (shelf);
}

static void
clear_shelf (Shelf *shelf)
{
  g_hash_table_unref (shelf->young);
  g_hash_table_unref (shelf->old);
}

static gpointer
put (Shelf *shelf, const GString *key, gpointer thing)
{
  if (g_hash_table_size (shelf->young) >= shelf->most)
    {
      g_hash_table_unref (shelf->old);
      shelf->old = shelf->young;
      shelf->young = new_generation (shelf);
    }
  g_hash_table_insert (shelf->young, g_memdup2 (key->str, key->len + 1), thing);
  return thing;
}

/* What a key stands for, NULL when it is not there. */
static gpointer
look_up (Shelf *shelf, const GString *key)
{
  gpointer old_key, thing = g_hash_table_lookup (shelf->young, key->str);
  if (thing != NULL || !g_hash_table_steal_extended (shelf->old, key->str, &old_key, &thing))
    return thing;
  g_free (old_key);
  return put (shelf, key, thing);
}

static void
free_picture (gpointer data)
{
  TbrTextPicture *picture = data;
  cairo_surface_destroy (picture->surface);
  g_free (picture);
}

TbrTexts *
tbr_texts_new (void)
{
  TbrTexts *texts = g_new0 (TbrTexts, 1);
  texts->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  tbr_text_context (texts->context);
  init_shelf (&texts->layouts, MOST_LAYOUTS, g_object_unref);
  init_shelf (&texts->pictures, MOST_PICTURES, free_picture);
  texts->key = g_string_new (NULL);
  return texts;
}

void
tbr_texts_free (TbrTexts *texts)
{
  if (texts == NULL)
    return;
  clear_shelf (&texts->layouts);
  clear_shelf (&texts->pictures);
  g_string_free (texts->key, TRUE);
  g_object_unref (texts->context);
  g_free (texts);
}

static Key
key_of (const TbrTextStyle *style)
{
  Key key;
  memset (&key, 0, sizeof key); /* it is compared byte by byte */
  key.size = style->size;
  key.width = style->width;
  key.lines = style->lines;
  key.bold = style->bold != FALSE;
  key.slant = (guint8) ((style->italic != FALSE) | (style->mono != FALSE) << 1);
  key.align = (guint8) style->align;
  return key;
}

static void
write_key (GString *to, const Key *key, const char *text)
{
  g_string_truncate (to, 0);
  g_string_append_len (to, (const char *) key, G_STRUCT_OFFSET (Key, text));
  g_string_append (to, text);
}

PangoLayout *
tbr_texts_get (TbrTexts *texts, const TbrTextStyle *style, const char *text)
{
  Key key = key_of (style);
  write_key (texts->key, &key, text);
  PangoLayout *layout = look_up (&texts->layouts, texts->key);
  if (layout != NULL)
    return layout;
  layout = pango_layout_new (texts->context);
  tbr_text_set (layout, style, text);
  return put (&texts->layouts, texts->key, layout);
}

/* ---- texts with a halo ---- */

static void
set_colour (cairo_t *cr, TbrColour colour)
{
  cairo_set_source_rgba (cr, (colour >> 24 & 0xff) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

void
tbr_text_paint (cairo_t *cr, PangoLayout *layout, const TbrTextStyle *style)
{
  double x, y;
  cairo_get_current_point (cr, &x, &y);
  if (style->halo != 0)
    {
      pango_cairo_layout_path (cr, layout);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, style->size * HALO);
      set_colour (cr, style->halo);
      cairo_stroke (cr);
      cairo_move_to (cr, x, y);
    }
  set_colour (cr, style->colour);
  pango_cairo_show_layout (cr, layout);
}

static TbrTextPicture *
make_picture (PangoLayout *layout, const TbrTextStyle *style)
{
  PangoRectangle ink;
  int edge = (int) ceil (style->size * HALO / 2) + 1;
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  TbrTextPicture *picture = g_new0 (TbrTextPicture, 1);
  picture->x = ink.x - edge;
  picture->y = ink.y - edge;
  picture->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ink.width + 2 * edge,
                                                 ink.height + 2 * edge);
  cairo_t *cr = cairo_create (picture->surface);
  cairo_move_to (cr, -picture->x, -picture->y);
  tbr_text_paint (cr, layout, style);
  cairo_destroy (cr);
  cairo_surface_flush (picture->surface);
  return picture;
}

const TbrTextPicture *
tbr_texts_picture (TbrTexts *texts, const TbrTextStyle *style, const char *text)
{
  PangoLayout *layout = tbr_texts_get (texts, style, text);
  Key key = key_of (style);
  key.colour = style->colour;
  key.halo = style->halo;
  write_key (texts->key, &key, text);
  TbrTextPicture *picture = look_up (&texts->pictures, texts->key);
  return picture != NULL ? picture
                         : put (&texts->pictures, texts->key, make_picture (layout, style));
}
