#include "config.h"

#include "studio-brand-matrix.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-rules.h"
#include "studio-fonts.h"
#include "studio-layout.h"
#include "studio-pages.h"

/** Check: what a thread works on. */
typedef struct
{
  StudioCatalog *catalog;
  StudioBrand *brand;
} Check;

static const char *const checked_formats[] = { "feed", "square", "story", "wide", "a4" };

static void
check_free (Check *check)
{
  g_object_unref (check->catalog);
  g_object_unref (check->brand);
  g_free (check);
}

static void
finding_free (StudioMatrixFinding *finding)
{
  g_free (finding->template_name);
  g_free (finding->sentence);
  g_free (finding);
}

void
studio_brand_matrix_free (StudioBrandMatrix *matrix)
{
  g_ptr_array_unref (matrix->findings);
  g_free (matrix);
}

/* A sample is meant to be there, and a font that is missing is told where it is chosen. */
static gboolean
counts (const StudioIssue *issue)
{
  return issue->kind != STUDIO_ISSUE_SAMPLE && issue->kind != STUDIO_ISSUE_FONT;
}

/* Returns: (transfer full) (nullable): text that is hard to read, where the brand asks for contrast */
static char *
find_pale_text (StudioScene *scene)
{
  g_autoptr (GPtrArray) findings = studio_brand_rules_check (scene, STUDIO_BRAND_RULES_FLAT, NULL);

  for (guint i = 0; i < findings->len; i++) {
    const StudioBrandFinding *finding = g_ptr_array_index (findings, i);

    if (finding->rule == STUDIO_RULE_CONTRAST)
      return g_strdup (finding->sentence);
  }
  return NULL;
}

/* Returns: (transfer full) (nullable): what is wrong with the page */
static char *
look_at (PangoContext *context,
         StudioSnapshot *snapshot,
         const StudioFormat *format,
         guint page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (context, snapshot, format, page, &error);

  if (scene == NULL)
    return g_strdup (error->message);
  for (guint i = 0; i < scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (scene->issues, i);

    if (counts (issue))
      return g_strdup (issue->message);
  }
  return find_pale_text (scene);
}

static void
check_format (StudioBrandMatrix *matrix,
              PangoContext *context,
              StudioSnapshot *snapshot,
              const StudioFormat *format)
{
  g_autofree char *sentence = NULL;

  for (guint page = 0; page < studio_snapshot_get_n_pages (snapshot) && sentence == NULL; page++)
    sentence = look_at (context, snapshot, format, page);
  matrix->n_pages++;
  if (sentence != NULL) {
    StudioMatrixFinding *finding = g_new0 (StudioMatrixFinding, 1);

    finding->template_name = g_strdup (studio_template_get_name (studio_snapshot_get_template (snapshot)));
    finding->format = _ (format->name);
    finding->sentence = g_steal_pointer (&sentence);
    g_ptr_array_add (matrix->findings, finding);
  }
}

static void
check_template (StudioBrandMatrix *matrix,
                PangoContext *context,
                StudioTemplate *template,
                StudioBrand *brand)
{
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  GPtrArray *formats = studio_template_get_formats (template);

  matrix->n_templates++;
  for (guint i = 0; i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);

    for (guint j = 0; j < G_N_ELEMENTS (checked_formats); j++) {
      if (g_str_equal (format->id, checked_formats[j]))
        check_format (matrix, context, snapshot, format);
    }
  }
}

static void
check_all (StudioBrandMatrix *matrix,
           const Check *check,
           GCancellable *cancellable)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (check->catalog);
  PangoContext *context = studio_fonts_new_context ();

  for (guint i = 0; i < ids->len && !g_cancellable_is_cancelled (cancellable); i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (check->catalog, g_ptr_array_index (ids, i), NULL);

    if (template != NULL)
      check_template (matrix, context, template, check->brand);
  }
  g_object_unref (context);
}

static void
check_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  g_autoptr (StudioBrandMatrix) matrix = g_new0 (StudioBrandMatrix, 1);

  matrix->n_formats = G_N_ELEMENTS (checked_formats);
  matrix->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  check_all (matrix, task_data, cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&matrix), (GDestroyNotify) studio_brand_matrix_free);
}

void
studio_brand_matrix_check_async (StudioCatalog *catalog,
                                 StudioBrand *brand,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Check *check;

  g_return_if_fail (STUDIO_IS_CATALOG (catalog) && STUDIO_IS_BRAND (brand));

  check = g_new0 (Check, 1);
  *check = (Check){ g_object_ref (catalog), g_object_ref (brand) };
  task = g_task_new (NULL, cancellable, callback, data);
  /* the pictures of the preview come first */
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  g_task_run_in_thread (task, check_thread);
}

StudioBrandMatrix *
studio_brand_matrix_check_finish (GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
