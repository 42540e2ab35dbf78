#pragma once

#include "studio-postman.h"

G_BEGIN_DECLS

/** StudioPublishPlace: where in the step an account stands */
typedef enum {
  STUDIO_PUBLISH_ASKS,    /* somebody has to say something */
  STUDIO_PUBLISH_RESULTS, /* was sent, or is going to be */
  STUDIO_PUBLISH_DIRECT,
  STUDIO_PUBLISH_ADVANCED,
  STUDIO_PUBLISH_MANUAL,
} StudioPublishPlace;

#define STUDIO_N_PUBLISH_PLACES 5

/**
 * StudioPublishLine: one account of the office as the step of publishing shows it
 * @id: of its record; of a platform, if the office has not registered any account
 * @platform: the connector's id, or as the register has it
 * @link: "" or where the register says that it is
 * @account: (nullable): NULL if posts are uploaded there by hand
 * @target: (nullable): the last that was made of the post for it
 */
typedef struct
{
  char *id;
  char *platform;
  char *name;
  char *link;
  StudioPublishAccount *account;
  StudioOutboxTarget *target;
  StudioPublishPlace place;
} StudioPublishLine;

void studio_publish_line_free (StudioPublishLine *line);
/**
 * studio_publish_line_list:
 * @records: (element-type StudioRecord): the register's accounts
 * @targets: (element-type StudioOutboxTarget): of the post, in the order they were queued
 *
 * Returns: (transfer full) (element-type StudioPublishLine): all accounts but closed ones, and those that only a target knows; without any account the
 *   platforms that posts can be uploaded to by hand
 */
GPtrArray *studio_publish_line_list (GPtrArray *records, GPtrArray *targets);
/** A platform that no line is of gets one, to be uploaded to by hand. */
void studio_publish_line_add_platform (GPtrArray *lines, const char *platform);
/** Returns: (nullable) */
StudioPublishLine *studio_publish_line_find (GPtrArray *lines, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPublishLine, studio_publish_line_free)

G_END_DECLS
