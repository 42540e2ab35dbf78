#include "config.h"

#include "studio-library-query.h"

StudioLibraryQuery *
studio_library_query_copy (const StudioLibraryQuery *query)
{
  StudioLibraryQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_new (StudioLibraryQuery, 1);
  *copy = *query;
  copy->text = g_strdup (query->text);
  copy->brand = g_strdup (query->brand);
  copy->template = g_strdup (query->template);
  copy->state = g_strdup (query->state);
  copy->folder = g_strdup (query->folder);
  copy->tag = g_strdup (query->tag);
  copy->office = g_strdup (query->office);
  return copy;
}

void
studio_library_query_free (StudioLibraryQuery *query)
{
  g_return_if_fail (query != NULL);

  g_free ((char *) query->text);
  g_free ((char *) query->brand);
  g_free ((char *) query->template);
  g_free ((char *) query->state);
  g_free ((char *) query->folder);
  g_free ((char *) query->tag);
  g_free ((char *) query->office);
  g_free (query);
}

void
studio_library_counts_free (StudioLibraryCounts *counts)
{
  g_return_if_fail (counts != NULL);

  g_hash_table_unref (counts->states);
  g_hash_table_unref (counts->brands);
  g_hash_table_unref (counts->folders);
  g_hash_table_unref (counts->tags);
  g_hash_table_unref (counts->offices);
  g_free (counts);
}
