#pragma once

#include "studio-catalog.h"

G_BEGIN_DECLS

/** StudioMatrixFinding: a page that does not come out right. @format: name for people, translated; @sentence: what is wrong */
typedef struct
{
  char *template_name;
  const char *format;
  char *sentence;
} StudioMatrixFinding;

/**
 * StudioBrandMatrix: all templates laid out in one brand.
 * @n_pages: pages that were looked at: one for each template and size; of a carousel the worst counts
 * @findings: (element-type StudioMatrixFinding): at most one for each of them
 */
typedef struct
{
  guint n_templates;
  guint n_formats;
  guint n_pages;
  GPtrArray *findings;
} StudioBrandMatrix;

/** Lays out each template's sample in the sizes that people post most, in a thread. */
void studio_brand_matrix_check_async (StudioCatalog *catalog, StudioBrand *brand, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): %G_IO_ERROR_CANCELLED */
StudioBrandMatrix *studio_brand_matrix_check_finish (GAsyncResult *result, GError **error);
void studio_brand_matrix_free (StudioBrandMatrix *matrix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBrandMatrix, studio_brand_matrix_free)

G_END_DECLS
