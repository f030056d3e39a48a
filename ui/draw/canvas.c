/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a drawing becomes a PNG, SVG or PDF file, whole, with the same bytes each time. */
#include "draw/canvas.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>
#include <tabard/file.h>

#define POINTS_A_PIXEL 0.75 /* 96 pixels and 72 points an inch */

typedef enum
{
  FORMAT_PNG,
  FORMAT_SVG,
  FORMAT_PDF
} Format;

struct _TbrCanvas
{
  char *path;
  Format format;
  double width, height; /* pixels */
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  GArray *runs; /* TbrTextRun */
};

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
read_format (const char *path, Format *out_format, GError **error)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      {
        *out_format = (Format) i;
        return TRUE;
      }
  g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "%s: ends in none of .png, .svg, .pdf", path);
  return FALSE;
}

static void
clear_run (gpointer run)
{
  g_free (((TbrTextRun *) run)->text);
}

void
tbr_canvas_free (TbrCanvas *canvas)
{
  g_clear_pointer (&canvas->cr, cairo_destroy);
  g_clear_pointer (&canvas->surface, cairo_surface_destroy);
  g_byte_array_unref (canvas->bytes);
  g_array_unref (canvas->runs);
  g_free (canvas->path);
  g_free (canvas);
}

static cairo_surface_t *
make_surface (TbrCanvas *canvas)
{
  cairo_surface_t *surface = NULL;
  switch (canvas->format)
    {
    case FORMAT_PNG:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) canvas->width,
                                         (int) canvas->height);
    case FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (collect, canvas->bytes, canvas->width,
                                                     canvas->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case FORMAT_PDF:
      return cairo_pdf_surface_create_for_stream (collect, canvas->bytes,
                                                  canvas->width * POINTS_A_PIXEL,
                                                  canvas->height * POINTS_A_PIXEL);
    }
  return surface;
}

/* (transfer full) */
static TbrCanvas *
make (const char *path, Format format, double width, double height)
{
  TbrCanvas *canvas = g_new0 (TbrCanvas, 1);
  canvas->path = g_strdup (path);
  canvas->format = format;
  canvas->width = width;
  canvas->height = height;
  canvas->bytes = g_byte_array_new ();
  canvas->runs = g_array_new (FALSE, FALSE, sizeof (TbrTextRun));
  g_array_set_clear_func (canvas->runs, clear_run);
  canvas->surface = make_surface (canvas);
  canvas->cr = cairo_create (canvas->surface);
  if (format == FORMAT_PDF)
    cairo_scale (canvas->cr, POINTS_A_PIXEL, POINTS_A_PIXEL);
  return canvas;
}

TbrCanvas *
tbr_canvas_new (const char *path, int width, int height, GError **error)
{
  Format format;
  if (!read_format (path, &format, error))
    return NULL;
  if (MIN (width, height) < TBR_PICTURE_LEAST || MAX (width, height) > TBR_PICTURE_MOST)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "size: %d x %d is outside %d-%d", width,
                   height, TBR_PICTURE_LEAST, TBR_PICTURE_MOST);
      return NULL;
    }
  return make (path, format, width, height);
}

TbrCanvas *
tbr_canvas_new_within (double width, double height)
{
  return make (NULL, FORMAT_SVG, width, height);
}

cairo_t *
tbr_canvas_context (TbrCanvas *canvas)
{
  return canvas->cr;
}

GArray *
tbr_canvas_runs (TbrCanvas *canvas)
{
  return canvas->format == FORMAT_SVG ? canvas->runs : NULL;
}

/* Cairo writes letters in SVG as outlines. These texts lie over them, not seen, so that they can be
   searched, selected and read aloud. */
static char *
hidden_texts (const TbrCanvas *canvas)
{
  GString *out = g_string_new ("<g fill-opacity=\"0\" font-family=\"DejaVu Sans, sans-serif\">\n");
  for (guint i = 0; i < canvas->runs->len; i++)
    {
      const TbrTextRun *run = &g_array_index (canvas->runs, TbrTextRun, i);
      g_autofree char *text = g_markup_escape_text (run->text, -1);
      char x[16], y[16], size[16];
      g_ascii_formatd (x, sizeof x, "%.1f", run->x);
      g_ascii_formatd (y, sizeof y, "%.1f", run->y);
      g_ascii_formatd (size, sizeof size, "%.1f", run->size);
      g_string_append_printf (out, "<text x=\"%s\" y=\"%s\" font-size=\"%s\">%s</text>\n", x, y,
                              size, text);
    }
  g_string_append (out, "</g>\n");
  return g_string_free (out, FALSE);
}

static gboolean
number_again (const GMatchInfo *match, GString *result, gpointer numbers)
{
  g_autofree char *before = g_match_info_fetch (match, 1);
  g_autofree char *number = g_match_info_fetch (match, 2);
  guint first = g_hash_table_size (numbers) + 1;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, number));
  if (known == 0)
    g_hash_table_insert (numbers, g_strdup (number), GUINT_TO_POINTER (first));
  g_string_append_printf (result, "%ssurface%u", before, known != 0 ? known : first);
  return FALSE;
}

/* Cairo counts its surfaces from the start of the process and writes that number into the file;
   here they are counted from the start of the file. */
static GString *
with_own_numbers (const TbrCanvas *canvas)
{
  g_autoptr (GRegex) regex = g_regex_new ("([\"#])surface([0-9]+)", 0, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text
      = g_regex_replace_eval (regex, (const char *) canvas->bytes->data, canvas->bytes->len, 0, 0,
                              number_again, numbers, NULL);
  return g_string_new (text);
}

static void
add_texts (TbrCanvas *canvas, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *head = g_strdup_printf ("\n<title>%s</title>", escaped);
  g_autofree char *texts = hidden_texts (canvas);
  GString *svg = with_own_numbers (canvas);
  const char *root = strstr (svg->str, "<svg");
  const char *start = root != NULL ? strchr (root, '>') : NULL;
  if (start != NULL)
    g_string_insert (svg, start + 1 - svg->str, head);
  const char *end = g_strrstr (svg->str, "</svg>");
  if (end != NULL)
    g_string_insert (svg, end - svg->str, texts);
  g_byte_array_set_size (canvas->bytes, 0);
  g_byte_array_append (canvas->bytes, (const guint8 *) svg->str, (guint) svg->len);
  g_string_free (svg, TRUE);
}

/* A date that does not change: that of the sources when SOURCE_DATE_EPOCH says it, else 1970. */
static void
set_metadata (TbrCanvas *canvas, const char *title)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  cairo_pdf_surface_set_metadata (canvas->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (canvas->surface, CAIRO_PDF_METADATA_CREATOR, "tabard");
  cairo_pdf_surface_set_metadata (canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  text != NULL ? text : "1970-01-01T00:00:00Z");
}

gboolean
tbr_canvas_finish (TbrCanvas *canvas, const char *title, GError **error)
{
  if (canvas->format == FORMAT_PDF)
    set_metadata (canvas, title);
  cairo_status_t status = cairo_status (canvas->cr);
  if (canvas->format == FORMAT_PNG && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (canvas->surface, collect, canvas->bytes);
  cairo_surface_finish (canvas->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (canvas->surface);
  if (canvas->format == FORMAT_SVG)
    add_texts (canvas, title);
  gboolean done = status == CAIRO_STATUS_SUCCESS
                  && tbr_file_write (canvas->path, canvas->bytes->data, canvas->bytes->len, error);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", canvas->path,
                 cairo_status_to_string (status));
  tbr_canvas_free (canvas);
  return done;
}

/* Two decimals are less than anybody sees of a pixel; Cairo writes six. */
static void
round_numbers (TbrCanvas *canvas)
{
  char *bytes = (char *) canvas->bytes->data;
  guint kept = 0, decimals = 0;
  for (guint i = 0; i < canvas->bytes->len; i++)
    {
      gboolean is_digit = g_ascii_isdigit (bytes[i]);
      decimals = bytes[i] == '.' ? 1 : is_digit && decimals > 0 ? decimals + 1 : 0;
      if (decimals <= 3)
        bytes[kept++] = bytes[i];
    }
  g_byte_array_set_size (canvas->bytes, kept);
}

char *
tbr_canvas_take_svg (TbrCanvas *canvas, const char *title, GError **error)
{
  char *svg = NULL;
  cairo_surface_finish (canvas->surface);
  cairo_status_t status = cairo_surface_status (canvas->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      round_numbers (canvas);
      add_texts (canvas, title);
      svg = g_strndup ((const char *) canvas->bytes->data, canvas->bytes->len);
    }
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s: %s", title,
                 cairo_status_to_string (status));
  tbr_canvas_free (canvas);
  return svg;
}

void
tbr_canvas_next_page (TbrCanvas *canvas)
{
  cairo_show_page (canvas->cr);
}

void
tbr_canvas_outline (TbrCanvas *canvas, const char *text, guint page, double y)
{
  char at[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (at, sizeof at, "%.1f", y * POINTS_A_PIXEL);
  g_autofree char *where = g_strdup_printf ("page=%u pos=[0 %s]", page, at);
  cairo_pdf_surface_add_outline (canvas->surface, CAIRO_PDF_OUTLINE_ROOT, text, where, 0);
}

double
tbr_canvas_ui (int width, int height, double wished)
{
  if (wished > 0)
    return CLAMP (wished, 0.5, 4);
  return CLAMP (sqrt ((double) width * height / (1600.0 * 1000.0)), 0.75, 4);
}
