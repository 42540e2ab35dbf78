#include "config.h"

#include "studio-picture-info-private.h"

#include <string.h>

/* Nothing real comes near; it bounds the work on a hostile file. */
#define MAX_ASSOCIATIONS 256

typedef struct
{
  const guint8 *type;
  StudioPictureSpan body;
} Box;

typedef struct
{
  StudioPictureSpan properties; /* the body of 'ipco' */
  guint64 primary;              /* the item's number */
  int quarters;
  StudioPictureHeader *header;
} Meta;

/* Takes the first box off @rest. FALSE at the end, or where it is not whole (@reading says). */
static gboolean
next_box (StudioPictureSpan *rest,
          Box *box,
          StudioPictureReading *reading)
{
  guint64 size, head = 8;

  if (rest->size == 0)
    return FALSE;
  *reading = STUDIO_PICTURE_CUT;
  if (rest->size < 8)
    return FALSE;
  size = studio_picture_span_be (*rest, 0, 4);
  if (size == 0)
    size = rest->size;
  if (size == 1) {
    if (rest->size < 16)
      return FALSE;
    size = studio_picture_span_be (*rest, 8, 8);
    head = 16;
  }
  if (size < head) {
    *reading = STUDIO_PICTURE_DAMAGED;
    return FALSE;
  }
  if (size > rest->size)
    return FALSE;
  *reading = STUDIO_PICTURE_READ;
  box->type = rest->data + 4;
  box->body = studio_picture_span_part (*rest, head, size - head);
  *rest = studio_picture_span_part (*rest, size, rest->size);
  return TRUE;
}

static gboolean
box_is (const Box *box,
        const char *type)
{
  return memcmp (box->type, type, 4) == 0;
}

/* Finds a child box. The body of a full box starts with @skip bytes of version and flags. */
static StudioPictureReading
find_box (StudioPictureSpan parent,
          gsize skip,
          const char *type,
          StudioPictureSpan *body)
{
  StudioPictureSpan rest = studio_picture_span_part (parent, skip, parent.size);
  StudioPictureReading reading = STUDIO_PICTURE_READ;
  Box box;

  while (next_box (&rest, &box, &reading)) {
    if (box_is (&box, type)) {
      *body = box.body;
      return STUDIO_PICTURE_READ;
    }
  }
  return reading == STUDIO_PICTURE_READ ? STUDIO_PICTURE_DAMAGED : reading;
}

gboolean
studio_picture_bmff_has_brand (StudioPictureSpan file,
                               const char *brand)
{
  guint64 size = MIN (studio_picture_span_be (file, 0, 4), file.size);

  for (guint64 at = 8; at + 4 <= size; at += 4) {
    if (at != 12 && memcmp (file.data + at, brand, 4) == 0) /* at 12: the minor version */
      return TRUE;
  }
  return FALSE;
}

static void
take_property (Meta *meta,
               guint64 number)
{
  StudioPictureSpan rest = meta->properties;
  StudioPictureReading reading;
  Box box;

  for (guint64 i = 1; next_box (&rest, &box, &reading); i++) {
    if (i < number)
      continue;
    if (box_is (&box, "ispe") && box.body.size >= 12) {
      meta->header->width = studio_picture_span_be (box.body, 4, 4);
      meta->header->height = studio_picture_span_be (box.body, 8, 4);
    } else if (box_is (&box, "irot") && box.body.size >= 1) {
      meta->quarters += box.body.data[0] & 3;
    }
    return;
  }
}

/* One entry of 'ipma': an item's number and the numbers of its properties. Moves @at on; FALSE at the end. */
static gboolean
take_entry (Meta *meta,
            StudioPictureSpan ipma,
            guint64 *at)
{
  int number_size = ipma.data[0] < 1 ? 2 : 4;
  int index_size = ipma.data[3] & 1 ? 2 : 1;
  guint64 index_mask = index_size == 2 ? 0x7fff : 0x7f;
  guint64 number, count;

  if (!studio_picture_span_has (ipma, *at, number_size + 1))
    return FALSE;
  number = studio_picture_span_be (ipma, *at, number_size);
  count = ipma.data[*at + number_size];
  *at += number_size + 1;
  if (!studio_picture_span_has (ipma, *at, count * index_size))
    return FALSE;
  for (guint64 i = 0; i < MIN (count, MAX_ASSOCIATIONS) && number == meta->primary; i++)
    take_property (meta, studio_picture_span_be (ipma, *at + i * index_size, index_size) & index_mask);
  *at += count * index_size;
  return TRUE;
}

static void
take_associations (Meta *meta,
                   StudioPictureSpan iprp)
{
  StudioPictureReading reading;
  Box box;

  while (next_box (&iprp, &box, &reading)) {
    guint64 at = 8;

    if (!box_is (&box, "ipma") || box.body.size < 8)
      continue;
    while (meta->header->width == 0 && take_entry (meta, box.body, &at))
      continue;
  }
}

static StudioPictureReading
read_primary (Meta *meta,
              StudioPictureSpan body)
{
  StudioPictureSpan pitm;
  StudioPictureReading reading = find_box (body, 4, "pitm", &pitm);
  int size;

  if (reading != STUDIO_PICTURE_READ)
    return reading;
  size = pitm.size > 0 && pitm.data[0] > 0 ? 4 : 2;
  if (!studio_picture_span_has (pitm, 4, size))
    return STUDIO_PICTURE_DAMAGED;
  meta->primary = studio_picture_span_be (pitm, 4, size);
  return STUDIO_PICTURE_READ;
}

StudioPictureReading
studio_picture_bmff_read (StudioPictureSpan file,
                          StudioPictureHeader *header)
{
  Meta meta = { .header = header };
  StudioPictureSpan body, iprp;
  StudioPictureReading reading = find_box (file, 0, "meta", &body);

  if (reading == STUDIO_PICTURE_READ)
    reading = read_primary (&meta, body);
  if (reading == STUDIO_PICTURE_READ)
    reading = find_box (body, 4, "iprp", &iprp);
  if (reading == STUDIO_PICTURE_READ)
    reading = find_box (iprp, 0, "ipco", &meta.properties);
  if (reading != STUDIO_PICTURE_READ)
    return reading;
  take_associations (&meta, iprp);
  if (meta.quarters % 2 == 1) {
    guint64 width = header->width;

    header->width = header->height;
    header->height = width;
  }
  return STUDIO_PICTURE_READ;
}
