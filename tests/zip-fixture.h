#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <string.h>

/* Archives made and read with libarchive: a second opinion on our own writer, and a way to make bad ones. */

typedef struct
{
  char *name;
  GBytes *bytes;
  mode_t type; /* AE_IFREG, AE_IFLNK, … */
} ZipItem;

static inline void
zip_item_free (ZipItem *item)
{
  g_free (item->name);
  g_bytes_unref (item->bytes);
  g_free (item);
}

static inline GPtrArray *
zip_items_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zip_item_free);
}

static inline ZipItem *
zip_add (GPtrArray *items,
         const char *name,
         const char *data,
         gssize size)
{
  ZipItem *item = g_new0 (ZipItem, 1);

  item->name = g_strdup (name);
  item->bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  item->type = AE_IFREG;
  g_ptr_array_add (items, item);
  return item;
}

static inline ZipItem *
zip_find (GPtrArray *items,
          const char *name)
{
  for (guint i = 0; i < items->len; i++) {
    ZipItem *item = g_ptr_array_index (items, i);

    if (g_str_equal (item->name, name))
      return item;
  }
  return NULL;
}

static inline void
zip_replace (GPtrArray *items,
             const char *name,
             const char *text)
{
  ZipItem *item = zip_find (items, name);

  g_assert_nonnull (item);
  g_bytes_unref (item->bytes);
  item->bytes = g_bytes_new (text, strlen (text));
}

static inline void
zip_remove (GPtrArray *items,
            const char *name)
{
  ZipItem *item = zip_find (items, name);

  g_assert_nonnull (item);
  g_ptr_array_remove (items, item);
}

/** Returns: (transfer full): all entries in the order of the file. */
static inline GPtrArray *
zip_read (GBytes *bytes)
{
  GPtrArray *items = zip_items_new ();
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    gsize length = (gsize) archive_entry_size (entry);
    g_autofree char *content = g_malloc0 (length + 1);

    g_assert_cmpint (archive_read_data (archive, content, length), ==, (gssize) length);
    zip_add (items, archive_entry_pathname (entry), content, (gssize) length);
  }
  archive_read_free (archive);
  return items;
}

static inline void
zip_write_item (struct archive *archive,
                ZipItem *item,
                gboolean store)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (item->bytes, &size);

  archive_entry_set_pathname (entry, item->name);
  archive_entry_set_filetype (entry, item->type);
  archive_entry_set_perm (entry, 0644);
  if (item->type == AE_IFLNK)
    archive_entry_set_symlink (entry, data);
  else
    archive_entry_set_size (entry, (gint64) size);
  if (store)
    archive_write_zip_set_compression_store (archive);
  else
    archive_write_zip_set_compression_deflate (archive);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  if (item->type == AE_IFREG)
    archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

/** Returns: (transfer full): an archive as other programs write it: extra fields, data descriptors, all deflated. */
static inline GBytes *
zip_write (GPtrArray *items)
{
  gsize room = 1024 * 1024;
  g_autofree char *buffer = NULL;
  size_t used = 0;
  struct archive *archive = archive_write_new ();

  for (guint i = 0; i < items->len; i++)
    room += g_bytes_get_size (((ZipItem *) g_ptr_array_index (items, i))->bytes) + 1024;
  buffer = g_malloc (room);

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < items->len; i++)
    zip_write_item (archive, g_ptr_array_index (items, i), FALSE);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}
