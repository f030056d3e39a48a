/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The XML schema of experiments as their parameter tables say it. */
#include "scenario/experiment_kinds.h"
#include "scenario/schema.h"

/* An element with what it may hold. */
static void
append_element (GString *out, TbrExperimentElement element)
{
  const TbrKind *kind = tbr_experiment_kinds[element];

  g_string_append_printf (out, "<xs:element name=\"%s\">", kind->element);
  tbr_schema_append_sentence (out, kind->sentence);
  g_string_append (out, "<xs:complexType>\n");
  if (tbr_experiment_children[element] != 0)
    {
      g_string_append (out, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
      for (guint i = 0; i < TBR_EXPERIMENT_N; i++)
        if (tbr_experiment_children[element] & 1u << i)
          append_element (out, (TbrExperimentElement) i);
      g_string_append (out, "</xs:choice>\n");
    }
  tbr_schema_append_attributes (out, &kind, 1);
  g_string_append (out, "<xs:attribute name=\"note\" type=\"xs:string\"/>\n"
                        "</xs:complexType></xs:element>\n");
}

char *
tbr_experiment_schema (void)
{
  GString *out = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!-- Experiments of tabard. Generated from the parameter tables: change those, then write "
      "it\n"
      "     anew with build/sim/write_schema. -->\n"
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
      "xmlns=\"urn:tabard:experiment:1\"\n"
      "  targetNamespace=\"urn:tabard:experiment:1\" elementFormDefault=\"qualified\">\n");

  append_element (out, TBR_EXPERIMENT_ROOT);
  g_string_append (out, "</xs:schema>\n");
  return g_string_free (out, FALSE);
}
