// Everything of protect on one data base, put together once by the node.
//
//   node.protect().levels.propose(actor, ...);
#pragma once

#include "feature/protect/category_list.h"
#include "feature/protect/level_book.h"
#include "feature/protect/medium_items.h"
#include "feature/protect/prints.h"
#include "feature/protect/readiness.h"
#include "feature/protect/receipt_book.h"
#include "feature/protect/scheme.h"
#include "feature/protect/shared_places.h"
#include "feature/protect/stock_taking.h"
#include "feature/protect/technology_files.h"

namespace sekimori::protect {

class ProtectRoom {
 public:
  ProtectRoom(sql::Database& database, record::RecordStore& records, blob::BlobStore& blobs, Clock& clock, Random& random, Register& reg,
              const Zone& zone)
      : shelf(database, records, clock, random),
        levels(shelf, reg, zone),
        receipts(shelf, zone),
        categories(shelf, receipts),
        stock(shelf, zone),
        items(shelf, zone),
        prints(shelf, reg, levels, receipts, zone),
        scheme(shelf, reg, levels, categories, zone),
        readiness(shelf, reg, zone),
        technology(shelf, readiness, blobs, zone) {}
  ProtectRoom(const ProtectRoom&) = delete;
  ProtectRoom& operator=(const ProtectRoom&) = delete;

  Shelf shelf;
  LevelBook levels;
  ReceiptBook receipts;
  CategoryBook categories;
  StockTaking stock;
  MediumItems items;
  Prints prints;
  Scheme scheme;
  Readiness readiness;
  TechnologyFiles technology;
};

}  // namespace sekimori::protect
