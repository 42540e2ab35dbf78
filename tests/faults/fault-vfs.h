#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A file system for SQLite that keeps a diary of what reaches the disk and when it was told to stay there, makes of it what a power cut may
 * leave, and can be full or fail. It lies over the real one and becomes the default of this process. Only what SQLite writes goes
 * through it.
 */

/** Registers it. To be called once, before anything opens a database. */
void fault_vfs_install (void);

/** Begins a new diary, for the files of the folder @folder as they are now. */
void fault_vfs_begin (const char *folder);
/** Notes that something was reported as done. */
void fault_vfs_mark (void);
/** Returns: number of entries in the diary: the moments at which the power may go. */
guint fault_vfs_count (void);
/** Returns: how many marks stand before entry @moment. */
guint fault_vfs_count_marks (guint moment);

/**
 * FaultVfsLoss: what the disk did with what it was given since it was last told to keep a file.
 * @FAULT_VFS_ALL: it is all there
 * @FAULT_VFS_NONE: nothing of it is
 * @FAULT_VFS_SOME: any of the writes, in any order
 * @FAULT_VFS_TORN: any of them, each of any of its sectors of 512 bytes
 */
typedef enum {
  FAULT_VFS_ALL,
  FAULT_VFS_NONE,
  FAULT_VFS_SOME,
  FAULT_VFS_TORN,
} FaultVfsLoss;

/** Writes to @folder the files that a power cut before entry @moment leaves. */
void fault_vfs_write_image (const char *folder, guint moment, FaultVfsLoss loss, GRand *rand);

/**
 * FaultVfsKind: what goes wrong.
 * @FAULT_VFS_FULL: there is no space
 * @FAULT_VFS_SYNC: the disk does not keep what it should
 */
typedef enum {
  FAULT_VFS_FULL,
  FAULT_VFS_SYNC,
} FaultVfsKind;

/** From now on, operation @first of @kind (writing or syncing, counted from 0) and @n - 1 after it fail. */
void fault_vfs_fail (FaultVfsKind kind, guint first, guint n);
/** Nothing fails any more. Returns: how many operations of that kind were asked for meanwhile */
guint fault_vfs_heal (void);

G_END_DECLS
