#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-package.h"
#include "studio-catalog.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-file.h"
#include "studio-fonts.h"
#include "studio-json-file.h"
#include "studio-layout.h"
#include "studio-package.h"
#include "studio-pages.h"
#include "studio-template-share.h"

#define MAX_DOCUMENT_BYTES (8 * 1024 * 1024)
/* A data folder holds "templates", which hold templates; deeper there is nothing of ours. */
#define MAX_DEPTH 4

/** Validation: one run over all paths. */
typedef struct
{
  StudioCatalog *catalog;
  PangoContext *context;
  guint n_checked;
  guint n_invalid;
} Validation;

static void
refuse (Validation *run,
        const char *path,
        GError *error)
{
  run->n_invalid++;
  studio_cli_fail_error (STUDIO_CLI_INPUT, path, error);
}

static void
accept (Validation *run,
        const char *path)
{
  run->n_checked++;
  studio_cli_printf (_ ("%s: valid\n"), path);
}

/* --- laying out --- */

static void
tell_issues (const char *where,
             StudioScene *scene)
{
  for (guint i = 0; i < scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (scene->issues, i);

    if (issue->kind != STUDIO_ISSUE_SAMPLE)
      studio_cli_warn (where, issue->message);
  }
}

/* Lays out every page of every format: many mistakes show only when brand and content come together. */
static gboolean
try_post (Validation *run,
          StudioPost *post,
          const char *path,
          GError **error)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  StudioTemplate *template = studio_post_get_template (post);
  GPtrArray *formats = studio_template_get_formats (template);

  for (guint i = 0; i < formats->len * studio_snapshot_get_n_pages (snapshot); i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i % formats->len);
    g_autofree char *where = g_strdup_printf ("%s: %s, %s", path, studio_brand_get_id (studio_post_get_brand (post)), format->id);
    g_autoptr (StudioScene) scene = studio_layout_page (run->context, snapshot, format, i / formats->len, error);

    if (scene == NULL) {
      g_prefix_error (error, "%s: ", where);
      return FALSE;
    }
    tell_issues (where, scene);
  }
  return TRUE;
}

static gboolean
try_pair (Validation *run,
          StudioTemplate *template,
          StudioBrand *brand,
          const char *path,
          GError **error)
{
  g_autoptr (StudioPost) post = studio_post_new (template, brand);

  return try_post (run, post, path, error);
}

/* --- kinds of files --- */

static gboolean
check_template (Validation *run,
                const char *path,
                GError **error)
{
  g_autoptr (StudioTemplate) template = studio_catalog_load_template_file (run->catalog, path, error);
  g_autoptr (GPtrArray) brands = NULL;

  if (template == NULL || !studio_template_check_strict (template, error))
    return FALSE;
  brands = studio_catalog_list_brands (run->catalog);
  for (guint i = 0; i < brands->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (run->catalog, g_ptr_array_index (brands, i), error);

    if (brand == NULL || !try_pair (run, template, brand, path, error))
      return FALSE;
  }
  return TRUE;
}

/* Tells of fonts that this computer lacks: what is drawn in them is drawn in another. */
static void
tell_fonts (Validation *run,
            const char *path,
            StudioBrand *brand)
{
  StudioJsonAt root = studio_json_at_root (path, studio_brand_get_json (brand));
  StudioJsonAt types;
  JsonObjectIter iter;
  const char *role;

  studio_json_at_member (&root, "type", &types);
  json_object_iter_init_ordered (&iter, json_node_get_object (types.node));
  while (json_object_iter_next_ordered (&iter, &role, NULL)) {
    StudioTypeStyle style;
    g_autofree char *substitute = NULL;
    g_autofree char *sentence = NULL;

    studio_brand_lookup_type (brand, role, &style);
    if (studio_fonts_has_family (run->context, style.family))
      continue;
    substitute = studio_fonts_find_substitute (run->context, style.family);
    sentence = g_strdup_printf (_ ("type.%s: the font “%s” is not installed; “%s” stands in. Install it or choose another one."), role, style.family, substitute);
    studio_cli_warn (path, sentence);
  }
}

static void
tell_brand (Validation *run,
            const char *path,
            StudioBrand *brand)
{
  g_autoptr (GPtrArray) warnings = studio_brand_list_warnings (brand);

  for (guint i = 0; i < warnings->len; i++)
    studio_cli_warn (path, g_ptr_array_index (warnings, i));
  tell_fonts (run, path, brand);
}

/* Draws every template with the brand. */
static gboolean
try_brand (Validation *run,
           const char *path,
           StudioBrand *brand,
           GError **error)
{
  g_autoptr (GPtrArray) templates = NULL;

  tell_brand (run, path, brand);
  templates = studio_catalog_list_templates (run->catalog);
  for (guint i = 0; i < templates->len; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (run->catalog, g_ptr_array_index (templates, i), error);

    if (template == NULL || !try_pair (run, template, brand, path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_brand (Validation *run,
             const char *path,
             GError **error)
{
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand_file (run->catalog, path, error);
  g_autoptr (StudioBrandPackage) package = brand != NULL ? studio_brand_package_new (brand, error) : NULL;

  return package != NULL && try_brand (run, path, brand, error);
}

static gboolean
check_brand_package (Validation *run,
                     const char *path,
                     GError **error)
{
  g_autoptr (StudioBrandPackage) package = studio_brand_package_read (path, error);

  return package != NULL && try_brand (run, path, studio_brand_package_get_brand (package), error);
}

/* As a folder of templates is: in every brand, and with nothing in it that nobody knows. */
static gboolean
check_template_package (Validation *run,
                        const char *path,
                        GError **error)
{
  g_autoptr (StudioTemplatePackage) package = studio_template_package_read (path, error);
  g_autoptr (GPtrArray) brands = studio_catalog_list_brands (run->catalog);

  if (package == NULL || !studio_template_check_strict (studio_template_package_get_template (package), error))
    return FALSE;
  for (guint i = 0; i < brands->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (run->catalog, g_ptr_array_index (brands, i), error);

    if (brand == NULL || !studio_template_share_check (package, brand, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_post (Validation *run,
            const char *path,
            GError **error)
{
  g_autofree char *notice = NULL;
  g_autoptr (StudioPost) post = studio_package_read (path, &notice, error);

  if (notice != NULL)
    studio_cli_warn (path, notice);
  return post != NULL && try_post (run, post, path, error);
}

/* A JSON file says itself what it is. */
static gboolean
check_document (Validation *run,
                const char *path,
                GError **error)
{
  g_autoptr (JsonNode) root = studio_json_load (path, path, MAX_DOCUMENT_BYTES, error);
  StudioJsonAt at;
  const char *format = NULL;

  if (root == NULL)
    return FALSE;
  at = studio_json_at_root (path, root);
  if (!studio_json_get_string (&at, "format", TRUE, &format, error))
    return FALSE;
  if (g_str_equal (format, "pemda-studio-template"))
    return check_template (run, path, error);
  if (g_str_equal (format, "pemda-studio-brand"))
    return check_brand (run, path, error);
  studio_json_at_error (error, &at, _ ("“format” must be “pemda-studio-template” or “pemda-studio-brand”."));
  return FALSE;
}

static void
check_file (Validation *run,
            const char *path)
{
  GError *error = NULL;
  gboolean ok;

  if (g_str_has_suffix (path, ".json"))
    ok = check_document (run, path, &error);
  else if (g_str_has_suffix (path, STUDIO_BRAND_PACKAGE_SUFFIX))
    ok = check_brand_package (run, path, &error);
  else if (g_str_has_suffix (path, STUDIO_TEMPLATE_PACKAGE_SUFFIX))
    ok = check_template_package (run, path, &error);
  else
    ok = check_post (run, path, &error);
  if (ok)
    accept (run, path);
  else
    refuse (run, path, error);
}

static gboolean
is_package (const char *name)
{
  return g_str_has_suffix (name, ".pemda") || g_str_has_suffix (name, STUDIO_BRAND_PACKAGE_SUFFIX) || g_str_has_suffix (name, STUDIO_TEMPLATE_PACKAGE_SUFFIX);
}

static void
check_folder (Validation *run,
              const char *path,
              int depth)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (path);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_str_equal (name, "template.json") || g_str_equal (name, "brand.json") || is_package (name))
      check_file (run, child);
    else if (depth < MAX_DEPTH && g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      check_folder (run, child, depth + 1);
  }
}

/* --- the command --- */

static void
check_path (Validation *run,
            const char *path)
{
  guint before = run->n_checked + run->n_invalid;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR)) {
    check_file (run, path);
    return;
  }
  check_folder (run, path, 0);
  if (run->n_checked + run->n_invalid == before) {
    run->n_invalid++;
    studio_cli_fail (STUDIO_CLI_INPUT, path, _ ("There is no brand, template or post in this folder. Name one of them."));
  }
}

static StudioCliExit
run_validate (const char *const *argv)
{
  static const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;
  Validation run = { 0 };

  if (!studio_cli_options_parse (&studio_cli_validate, entries, argv, -1, &operands, &code))
    return code;
  run.catalog = studio_catalog_new ();
  run.context = studio_fonts_new_context ();
  for (gsize i = 0; operands[i] != NULL; i++)
    check_path (&run, operands[i]);
  g_object_unref (run.context);
  g_object_unref (run.catalog);
  return run.n_invalid == 0 ? STUDIO_CLI_DONE : STUDIO_CLI_INPUT;
}

const StudioCliCommand studio_cli_validate = {
  "validate", N_ ("PATH…"), N_ ("Checks brands, templates and posts against their format and names the member that is wrong."), TRUE, run_validate
};
