#pragma once

#include "studio-library-records.h"
#include "studio-pack.h"

G_BEGIN_DECLS

/*
 * A post that a person uploads on one platform by hand: its files in a folder of their own, ready to be dragged into a browser, and a note in the
 * library that it waits for the person (docs/library.md, “Records”, kind "handoff").
 */

/**
 * StudioHandoffPicture:
 * @alt: its description as a person confirmed it, "" if there is none; @decorative: it says nothing, on purpose
 */
typedef struct
{
  char *path;
  GBytes *bytes;
  char *alt;
  gboolean decorative;
} StudioHandoffPicture;

/**
 * StudioHandoff:
 * @folder: where the files lie; holds "takarir.txt" and "alt.txt" beside the pictures
 * @files: (element-type StudioPackFile): all of them, without a folder in their names
 * @pictures: (element-type StudioHandoffPicture): in order
 * @caption: as the platform gets it, @measure: by its way of counting
 * @notes: (element-type utf8): of studio_pack_make()
 */
typedef struct
{
  char *folder;
  GPtrArray *files;
  GPtrArray *pictures;
  char *caption;
  StudioMeasure measure;
  GPtrArray *notes;
} StudioHandoff;

/**
 * studio_handoff_make:
 * @order: its platforms, review and day are not looked at
 * @parent: the folder in which the new one is made; made itself if missing
 * @known: (nullable): the folder that was made for this post and platform before; if it is still there it is used again
 *
 * Draws the pictures and writes them. In a folder that is used again only what changed is written, and pictures that are no longer in the post go; a folder that
 * happens to have the name but holds anything else is left alone. Blocks: call it in a thread.
 *
 * Returns: (transfer full) (nullable): the errors of studio_pack_make() and studio_pack_write(); nothing half-made is left then
 */
StudioHandoff *studio_handoff_make (const StudioPackOrder *order,
                                    const StudioPlatform *platform,
                                    const char *parent,
                                    const char *known,
                                    GCancellable *cancellable,
                                    GError **error);
void studio_handoff_free (StudioHandoff *handoff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioHandoff, studio_handoff_free)
/** Writes all files again below @parent, a flash disk for instance, in a folder of the same name. Blocks. Returns: (transfer full) (nullable): that folder */
char *studio_handoff_copy (const StudioHandoff *handoff, const char *parent, GError **error);

/** The kind of record that remembers a post waiting to be uploaded by hand. */
#define STUDIO_HANDOFF_KIND "handoff"
/**
 * studio_handoff_find:
 * @records: (nullable) (element-type StudioRecord): of %STUDIO_HANDOFF_KIND
 * @post: the post's id, @account: its name there, "" if none is known
 *
 * Returns: (transfer none) (nullable): the one that waits
 */
const StudioRecord *studio_handoff_find (GPtrArray *records, const char *post, const char *platform, const char *account);
/**
 * studio_handoff_record:
 * @old: (nullable): the record it takes the place of
 * @steps: what the person has done already, a letter for each step, "" nothing
 *
 * Returns: (transfer full): to be put into the library
 */
StudioRecord *studio_handoff_record (const StudioRecord *old, const char *post, const char *platform, const char *account, const char *folder, const char *steps);

G_END_DECLS
