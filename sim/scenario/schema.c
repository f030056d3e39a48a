/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The XML schema as the parameter tables say it. What depends on an attribute (the parameters of
   one kind of hazard) or stands in another file (ids drawn in from the library) is beyond a schema
   of this generation: there it allows what any kind allows, and the loader checks the rest. */
#include "scenario/schema.h"

#include "scenario/load.h"
#include "scenario/site_draft.h"

#include <string.h>

/* A word of the language of the schema. */
#define TYPE_TEXT "xs:string"

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append (out, escaped);
}

static void
append_choices (GString *out, const char *const *names)
{
  g_string_append (out, "<xs:simpleType><xs:restriction base=\"xs:token\">");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_string_append (out, "<xs:enumeration value=\"");
      append_escaped (out, names[i]);
      g_string_append (out, "\"/>");
    }
  g_string_append (out, "</xs:restriction></xs:simpleType>");
}

/* The units of the dimension as alternatives of a pattern. */
static char *
make_units_pattern (TbrDimension dimension)
{
  GString *pattern = g_string_new (NULL);
  g_auto (GStrv) names = g_strsplit (tbr_units_names (dimension), ", ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (pattern, '|');
      for (const char *at = names[i]; *at != '\0'; at++)
        {
          if (strchr ("\\|.?*+(){}[]^$-", *at) != NULL)
            g_string_append_c (pattern, '\\');
          g_string_append_c (pattern, *at);
        }
    }
  return g_string_free (pattern, FALSE);
}

static void
append_pattern (GString *out, const char *pattern)
{
  g_string_append (out, "<xs:simpleType><xs:restriction base=\"xs:token\"><xs:pattern value=\"");
  append_escaped (out, pattern);
  g_string_append (out, "\"/></xs:restriction></xs:simpleType>");
}

/* A number and its unit; the unit may be left out where the dimension needs none. An empty text is
   allowed where the default is empty. */
static void
append_quantity (GString *out, const TbrParam *param, TbrDimension dimension)
{
  static const char number[] = "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+\\-]?[0-9]+)?";
  gboolean is_bare = dimension == TBR_DIMENSION_NUMBER || dimension == TBR_DIMENSION_SHARE
                     || dimension == TBR_DIMENSION_PEOPLE;
  gboolean is_empty = param->fallback != NULL && *param->fallback == '\0';
  g_autofree char *units = make_units_pattern (dimension);
  const char *optional = is_bare ? "?" : "";
  g_autofree char *pattern
      = dimension == TBR_DIMENSION_NUMBER
            ? g_strdup_printf ("%s%s", number, is_empty ? "|" : "")
            : g_strdup_printf ("%s( ?(%s))%s%s", number, units, optional, is_empty ? "|" : "");
  append_pattern (out, pattern);
}

static void
append_integer (GString *out, const TbrParam *param)
{
  gboolean is_empty = param->fallback != NULL && *param->fallback == '\0';
  if (is_empty || param->dimension != TBR_DIMENSION_NUMBER)
    {
      append_quantity (out, param, param->dimension);
      return;
    }
  g_string_append (out, "<xs:simpleType><xs:restriction base=\"xs:integer\">");
  g_string_append_printf (out, "<xs:minInclusive value=\"%.0f\"/>", param->min);
  if (param->max < 9e18)
    g_string_append_printf (out, "<xs:maxInclusive value=\"%.0f\"/>", param->max);
  g_string_append (out, "</xs:restriction></xs:simpleType>");
}

/* The anonymous type of one parameter; nothing for plain text. (transfer full) */
static char *
make_type (const TbrParam *param)
{
  static const char *const truths[] = { "yes", "no", NULL };
  GString *out = g_string_new (NULL);
  switch (param->type)
    {
    case TBR_PARAM_BOOL:
      append_choices (out, truths);
      break;
    case TBR_PARAM_CHOICE:
      if (param->fallback == NULL || *param->fallback != '\0')
        append_choices (out, param->choices);
      break;
    case TBR_PARAM_INTEGER:
      append_integer (out, param);
      break;
    case TBR_PARAM_REAL:
      append_quantity (out, param, param->dimension);
      break;
    case TBR_PARAM_DURATION:
    case TBR_PARAM_INSTANT:
    case TBR_PARAM_TEXT:
    case TBR_PARAM_REF:
    case TBR_PARAM_REFS:
    case TBR_PARAM_LAW:
    case TBR_PARAM_N:
      break;
    }
  return g_string_free (out, FALSE);
}

void
tbr_schema_append_sentence (GString *out, const char *sentence)
{
  g_string_append (out, "<xs:annotation><xs:documentation>");
  append_escaped (out, sentence);
  g_string_append (out, "</xs:documentation></xs:annotation>");
}

/* One attribute, on a line of its own. */
static void
append_attribute (GString *out, const TbrParam *param, const char *type, const char *use)
{
  g_string_append_printf (out, "<xs:attribute name=\"%s\"%s%s>", param->name, use,
                          *type == '\0' ? " type=\"" TYPE_TEXT "\"" : "");
  tbr_schema_append_sentence (out, param->sentence);
  g_string_append (out, type);
  g_string_append (out, "</xs:attribute>\n");
}

/* Whether some of the kinds may be put where a site is. */
static gboolean
is_at_sites (const TbrKind *const *kinds, guint n_kinds)
{
  for (guint i = 0; i < n_kinds; i++)
    if (tbr_site_places (kinds[i]->params, kinds[i]->n_params)
        && tbr_kind_find_param (kinds[i], TBR_AT_SITE) < 0)
      return TRUE;
  return FALSE;
}

/* @takes_sites: what a site says need not be written. */
static void
append_attributes (GString *out, const TbrKind *const *kinds, guint n_kinds, gboolean takes_sites)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_params; j++)
      {
        const TbrParam *param = &kinds[i]->params[j];
        if (!g_hash_table_add (done, (gpointer) param->name))
          continue;
        g_autofree char *type = make_type (param);
        gboolean is_required = !takes_sites || !tbr_site_gives (param);
        for (guint k = 0; k < n_kinds; k++)
          {
            int other = tbr_kind_find_param (kinds[k], param->name);
            g_autofree char *its = other < 0 ? NULL : make_type (&kinds[k]->params[other]);
            if (its == NULL || kinds[k]->params[other].fallback != NULL)
              is_required = FALSE;
            if (its != NULL && strcmp (its, type) != 0)
              *type = '\0';
          }
        append_attribute (out, param, type, is_required ? " use=\"required\"" : "");
      }
}

void
tbr_schema_append_attributes (GString *out, const TbrKind *const *kinds, guint n_kinds)
{
  append_attributes (out, kinds, n_kinds, FALSE);
}

/* The same, and what puts a place where a site is. */
static void
append_placed (GString *out, const TbrKind *const *kinds, guint n_kinds)
{
  gboolean takes_sites = is_at_sites (kinds, n_kinds);
  append_attributes (out, kinds, n_kinds, takes_sites);
  if (!takes_sites)
    return;
  g_string_append (out, "<xs:attribute name=\"" TBR_AT_SITE "\" type=\"" TYPE_TEXT "\">");
  tbr_schema_append_sentence (out, "site that says where it is, and its name and beds where those "
                                   "are not written");
  g_string_append (out, "</xs:attribute>\n");
}

static guint
count_kinds (const TbrKind *const *kinds)
{
  guint n = 0;
  while (kinds[n] != NULL)
    n++;
  return n;
}

/* The rows of one name, as all kinds that have it allow them. */
static void
append_row (GString *out, const TbrKind *const *kinds, guint n_kinds, const char *name)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_free);
  const char *sentence = "";
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_rows; j++)
      if (strcmp (kinds[i]->rows[j].name, name) == 0)
        {
          TbrKind *view = g_new0 (TbrKind, 1);
          view->params = kinds[i]->rows[j].params;
          view->n_params = kinds[i]->rows[j].n_params;
          sentence = kinds[i]->rows[j].sentence;
          g_ptr_array_add (views, view);
        }
  g_string_append_printf (out, "<xs:element name=\"%s\">", name);
  tbr_schema_append_sentence (out, sentence);
  g_string_append (out, "<xs:complexType>\n");
  append_placed (out, (const TbrKind *const *) views->pdata, views->len);
  g_string_append (out, "<xs:attribute name=\"note\" type=\"xs:string\"/>\n");
  g_string_append (out, "</xs:complexType></xs:element>\n");
}

static void
append_rows (GString *out, const TbrKind *const *kinds, guint n_kinds)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_rows; j++)
      {
        const char *name = kinds[i]->rows[j].name;
        if (!g_hash_table_add (done, (gpointer) name))
          continue;
        if (g_hash_table_size (done) == 1)
          g_string_append (out, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
        append_row (out, kinds, n_kinds, name);
      }
  if (g_hash_table_size (done) > 0)
    g_string_append (out, "</xs:choice>\n");
}

static void
append_kind_attribute (GString *out, const TbrKind *const *kinds, guint n_kinds)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (names, (gpointer) kinds[i]->name);
  g_ptr_array_add (names, NULL);
  g_string_append (out, "<xs:attribute name=\"kind\" use=\"required\">");
  append_choices (out, (const char *const *) names->pdata);
  g_string_append (out, "</xs:attribute>\n");
}

/* One element of a section that stands for @n_kinds kinds. */
static void
append_element (GString *out, TbrSectionId section, const TbrKind *const *kinds, guint n_kinds)
{
  gboolean is_open = tbr_section_is_open (section);
  const char *name = is_open ? tbr_section_element (section) : kinds[0]->element;
  g_string_append_printf (out, "<xs:element name=\"%s\">", name);
  if (!is_open)
    tbr_schema_append_sentence (out, kinds[0]->sentence);
  g_string_append (out, "<xs:complexType>\n");
  append_rows (out, kinds, n_kinds);
  if (is_open)
    append_kind_attribute (out, kinds, n_kinds);
  gboolean needs_id = n_kinds > 0 && tbr_kind_needs_id (kinds[0]);
  g_string_append_printf (out, "<xs:attribute name=\"id\" type=\"id\"%s/>\n",
                          needs_id ? " use=\"required\"" : "");
  append_placed (out, kinds, n_kinds);
  g_string_append (out, "<xs:attributeGroup ref=\"common\"/>\n</xs:complexType></xs:element>\n");
}

static void
append_section (GString *out, const TbrKindSet *set, TbrSectionId section)
{
  const TbrKind *const *kinds = set->kinds[section];
  guint n = count_kinds (kinds);
  g_string_append_printf (out, "<xs:element name=\"%s\" minOccurs=\"0\"><xs:complexType>",
                          tbr_section_names[section]);
  g_string_append (out, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
  if (tbr_section_is_open (section))
    append_element (out, section, kinds, n);
  else
    for (guint i = 0; i < n; i++)
      append_element (out, section, kinds + i, 1);
  g_string_append (out, "</xs:choice><xs:attribute name=\"note\" type=\"xs:string\"/>"
                        "</xs:complexType></xs:element>\n");
}

/* What stands before the sections; the types shared by all. */
static void
append_head (GString *out)
{
  g_string_append (
      out,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!-- Scenarios and libraries of tabard. Generated from the parameter tables: change those,\n"
      "     then write it anew with `tabard describe schema` or `build/sim/write_schema FILE`.\n"
      "     Parameters of hazards, policies, measures and commands depend on the kind: here "
      "stands\n"
      "     what any kind allows, the loader checks the rest, and references as well: they may "
      "lead\n"
      "     into other files. -->\n"
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"urn:tabard:scenario:1\"\n"
      "  targetNamespace=\"urn:tabard:scenario:1\" elementFormDefault=\"qualified\">\n"
      "<xs:simpleType name=\"id\"><xs:restriction base=\"xs:token\">"
      "<xs:pattern value=\"[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}\"/></xs:restriction></xs:simpleType>\n"
      "<xs:attributeGroup name=\"common\">\n"
      "<xs:attribute name=\"certainty\">");
  append_choices (out, tbr_certainty_names);
  g_string_append (out, "</xs:attribute>\n"
                        "<xs:attribute name=\"source\" type=\"xs:string\"/>\n"
                        "<xs:attribute name=\"note\" type=\"xs:string\"/>\n"
                        "</xs:attributeGroup>\n");
}

static void
append_front (GString *out)
{
  g_string_append (
      out, "<xs:element name=\"use\" minOccurs=\"0\" maxOccurs=\"unbounded\"><xs:complexType>\n"
           "<xs:attribute name=\"href\" type=\"xs:string\" use=\"required\"/>\n"
           "<xs:attribute name=\"sha256\" type=\"xs:string\"/>\n"
           "<xs:attribute name=\"note\" type=\"xs:string\"/>\n"
           "</xs:complexType></xs:element>\n"
           "<xs:element name=\"settings\" minOccurs=\"0\"><xs:complexType>"
           "<xs:sequence><xs:element name=\"set\" minOccurs=\"0\" maxOccurs=\"unbounded\">"
           "<xs:complexType>\n"
           "<xs:attribute name=\"path\" type=\"xs:string\" use=\"required\"/>\n"
           "<xs:attribute name=\"value\" type=\"xs:string\" use=\"required\"/>\n"
           "<xs:attribute name=\"note\" type=\"xs:string\"/>\n"
           "</xs:complexType></xs:element></xs:sequence>"
           "<xs:attribute name=\"note\" type=\"xs:string\"/></xs:complexType></xs:element>\n");
}

static void
append_meta (GString *out, const TbrKind *const *kinds)
{
  g_string_append (out, "<xs:element name=\"meta\"><xs:complexType>\n");
  tbr_schema_append_attributes (out, kinds, 1);
  g_string_append (out, "<xs:attributeGroup ref=\"common\"/>\n</xs:complexType></xs:element>\n");
}

char *
tbr_schema_write (const TbrKindSet *kinds)
{
  GString *out = g_string_new (NULL);
  append_head (out);
  g_string_append (out, "<xs:group name=\"sections\"><xs:sequence>\n");
  append_front (out);
  for (guint i = TBR_SECTION_STATES; i < TBR_SECTION_N; i++)
    append_section (out, kinds, (TbrSectionId) i);
  g_string_append (out, "</xs:sequence></xs:group>\n"
                        "<xs:element name=\"scenario\"><xs:complexType><xs:sequence>\n");
  append_meta (out, kinds->kinds[TBR_SECTION_META]);
  g_string_append (out, "<xs:group ref=\"sections\"/></xs:sequence>"
                        "<xs:attribute name=\"note\" type=\"xs:string\"/>"
                        "</xs:complexType></xs:element>\n"
                        "<xs:element name=\"library\"><xs:complexType>"
                        "<xs:group ref=\"sections\"/>"
                        "<xs:attribute name=\"note\" type=\"xs:string\"/>"
                        "</xs:complexType></xs:element>\n"
                        "</xs:schema>\n");
  return g_string_free (out, FALSE);
}
