#pragma once

#include "studio-brand-rule.h"

G_BEGIN_DECLS

/* All of it but the views is filled in while the brand is made and only read afterwards, so threads need no lock. */
struct _StudioBrand
{
  GObject parent_instance;
  JsonNode *root;
  const char *id; /* belongs to root, as all strings that are not said to be others' */
  const char *name;
  char *folder;
  GHashTable *files;  /* (nullable): name → GBytes */
  GHashTable *colors; /* name → StudioColor, "on-" partners included */
  GHashTable *types;  /* role → StudioTypeStyle */
  GHashTable *logos;  /* role → file name */
  int emblem;
  const char *zone;    /* (nullable): static */
  GPtrArray *accounts; /* StudioAccount */
  GPtrArray *contacts; /* StudioContact */
  GPtrArray *people;   /* StudioPerson */
  GPtrArray *places;   /* utf8 */
  GPtrArray *editions; /* StudioEdition */
  StudioBrandRule rules[STUDIO_RULE_N_KINDS];
  GMutex lock;       /* over the views */
  GHashTable *views; /* id of the edition → StudioBrand */
};

/**
 * As studio_brand_new(), for a brand inside a package.
 * @files: (nullable) (element-type utf8 GBytes): its logo files by name; not changed any more afterwards
 */
StudioBrand *studio_brand_new_with_files (const char *source, JsonNode *root, GHashTable *files, GError **error);
/** The same brand with another document, of which everything was checked already. Returns: (transfer full) */
StudioBrand *studio_brand_new_view (StudioBrand *self, JsonNode *root);
/** Returns: (transfer container) (element-type utf8): names of the logo files, sorted, each once. */
GPtrArray *studio_brand_list_files (StudioBrand *self);
/** Returns: (transfer full) (nullable): a logo file's bytes; NULL without error if a package left it out. */
GBytes *studio_brand_load_file (StudioBrand *self, const char *name, GError **error);

/* What reads the parts of the document; each FALSE comes with a sentence that names the member. */
gboolean studio_brand_parse_colors (StudioBrand *self, const StudioJsonAt *root, GError **error);
gboolean studio_brand_parse_editions (StudioBrand *self, const StudioJsonAt *root, GError **error);
gboolean studio_brand_parse_office (StudioBrand *self, const StudioJsonAt *root, GError **error);
gboolean studio_brand_parse_rules (StudioBrand *self, const StudioJsonAt *root, GError **error);
/** Reads "from" and "to", which may be absent: the dates are not valid then. */
gboolean studio_brand_parse_dates (const StudioJsonAt *at, GDate *from, GDate *to, GError **error);
/** Adds the texts of an array, which may be absent. */
gboolean studio_brand_parse_words (const StudioJsonAt *at, const char *member, GPtrArray *words, GError **error);
void studio_brand_rule_clear (StudioBrandRule *rule);

G_END_DECLS
