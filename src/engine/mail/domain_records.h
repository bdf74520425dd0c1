// What a domain says of itself about mail: who may send in its name, and what becomes of what others send.
//
//   DomainRecords records = read_domain_records("firm.example", lines);     // as a zone file or `dig` gives them
//   for (const DomainFinding& one : check_domain(records, DomainUse::sends_mail)) one.said.ja;
//
// SPF (RFC 7208), DMARC (RFC 7489), DKIM keys (RFC 6376) and the mark of a domain that takes no mail (RFC 7505). Nobody is asked: whoever
// looks after the domain gives the lines; those of the domains that it includes may stand among them, and their look-ups count with its
// own. Cost: one pass over the lines, and at most 100 records for the look-ups. Lines that are none are passed over.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace sekimori::mail {

enum class DomainUse : unsigned char { sends_mail, sends_none };

struct DomainKey {
  std::string selector;
  std::string record;
};

struct DomainRecords {
  std::string domain;                              // lower case
  std::map<std::string, std::string> others = {};  // SPF of other domains among the lines: what it includes is looked into
  std::vector<std::string> reports_taken = {};     // domains that say they take reports of DMARC about this one
  std::vector<std::string> spf;                    // texts that begin with v=spf1
  std::vector<std::string> dmarc;                  // those of _dmarc that begin with v=DMARC1
  std::vector<DomainKey> keys;                     // those of SELECTOR._domainkey
  bool takes_no_mail = false;                      // MX 0 .
};

// invites: others can send in the domain's name; weak: it could be said more strictly; note: to know.
enum class DomainGravity : unsigned char { invites, weak, note };
std::string_view name_of(DomainGravity gravity);

struct DomainFinding {
  std::string_view id;  // "dmarc_none"
  DomainGravity gravity = DomainGravity::note;
  std::string record;  // what it rests on; empty: something is missing
  Text said;
};

DomainRecords read_domain_records(std::string_view domain, std::string_view lines);
std::vector<DomainFinding> check_domain(const DomainRecords& records, DomainUse use);  // the gravest first

}  // namespace sekimori::mail
