// `pigeon pdu`, run as a user runs it: each sentence of what it promises about its lines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/pigeon_process.h"
#include "control/json.h"

namespace pigeon::cli {
namespace {

using control::Json;

std::vector<Json> lines_of(const std::string& out) {
  std::vector<Json> lines;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);)
    lines.push_back(control::from_line(line).value());
  return lines;
}

struct Answered {
  int exit;
  std::vector<Json> lines;
};

Answered pdu(const std::vector<std::string>& words, const std::string& in) {
  std::vector<std::string> all{"pdu"};
  all.insert(all.end(), words.begin(), words.end());
  const Ended ended = run_pigeon(all, {.in = in});
  EXPECT_EQ(ended.err, "");
  return {ended.exit, lines_of(ended.out)};
}

// From or to +447700900101 at 2026-12-01T10:00:00+01:00, without a service centre.
constexpr const char* kAddress = "0C91447700091010";
constexpr const char* kTime = "62211001000040";

std::string deliver(const std::string& first, const std::string& dcs,
                    const std::string& user_data) {
  return "deliver 00" + first + kAddress + "00" + dcs + kTime + user_data;
}
std::string submit(const std::string& first, const std::string& validity) {
  return "submit 00" + first + "07" + kAddress + "0000" + validity + "0141";
}
std::string report(const std::string& tail) {
  return std::string("status-report 00062A") + kAddress + kTime + kTime + tail;
}

// Each PDU must be decoded.
std::vector<Json> decoded(const std::vector<std::string>& pdus) {
  std::string in;
  for (const std::string& line : pdus)
    in += line + "\n";
  const Answered answered = pdu({"decode"}, in);
  EXPECT_EQ(answered.exit, 0);
  EXPECT_EQ(answered.lines.size(), pdus.size());
  return answered.lines;
}

Json decoded(const std::string& line) {
  return decoded(std::vector{line}).at(0);
}

TEST(PduDecode, a_deliver_has_every_key_and_null_where_nothing_is) {
  const auto lines =
      lines_of(run_pigeon({"pdu", "decode"}, {.in = std::string("deliver 0791448777100650C4") +
                                                    kAddress + "00F1" + kTime + "0703240101D8CC01"})
                   .out);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].dump(),
            R"({"kind":"deliver","smsc":"+447877016005","mr":null,)"
            R"("address":{"number":"+447700900101","ton":1,"npi":1},"pid":0,"dcs":241,)"
            R"("alphabet":"gsm7","class":1,"compressed":false,"mwi":null,)"
            R"("udh":[{"iei":36,"data":"01"}],"concat":null,"ports":null,)"
            R"("language":{"locking":0,"single":1},"text":"ş","data":null,)"
            R"("timestamp":"2026-12-01T10:00:00+01:00","discharge":null,"status":null,)"
            R"("status_text":null,"validity":null,"flags":{"rp":1,"udhi":1,"sri":0,"srr":null,)"
            R"("srq":null,"mms":1,"lp":0,"rd":null},"truncated":false,"trailing":0})");
}

TEST(PduDecode, a_submit_and_a_status_report_have_what_is_theirs) {
  const auto lines = decoded({submit("B5", "AA"), report("4600")});
  EXPECT_EQ(lines[0]["kind"], "submit");
  EXPECT_EQ(lines[0]["mr"], 7);
  EXPECT_EQ(lines[0]["validity"].dump(), R"({"format":"relative","minutes":5760})");
  EXPECT_EQ(lines[0]["timestamp"], nullptr);
  EXPECT_EQ(lines[0]["flags"].dump(),
            R"({"rp":1,"udhi":0,"sri":null,"srr":1,"srq":null,"mms":null,"lp":null,"rd":1})");
  EXPECT_EQ(lines[1]["kind"], "status-report");
  EXPECT_EQ(lines[1]["mr"], 42);
  EXPECT_EQ(lines[1]["status"], 0x46);
  EXPECT_TRUE(lines[1]["status_text"].is_string());
  EXPECT_EQ(lines[1]["discharge"], "2026-12-01T10:00:00+01:00");
  for (const char* key : {"pid", "dcs", "alphabet", "class", "compressed", "text", "data", "smsc"})
    EXPECT_EQ(lines[1][key], nullptr) << key;
}

TEST(PduDecode, optional_fields_of_a_status_report_and_a_coding_that_is_not_there) {
  const auto lines = decoded({report("00074108020041"), report("000405E8329BFD06")});
  EXPECT_EQ(lines[0]["pid"], 0x41);
  EXPECT_EQ(lines[0]["dcs"], 8);
  EXPECT_EQ(lines[0]["text"], "A");
  EXPECT_EQ(lines[1]["pid"], nullptr);
  EXPECT_EQ(lines[1]["dcs"], 0);
  EXPECT_EQ(lines[1]["alphabet"], "gsm7");
  EXPECT_EQ(lines[1]["text"], "hello");
}

TEST(PduDecode, 8_bit_and_compressed_data_are_shown_in_hex_and_never_as_text) {
  const auto lines =
      decoded({deliver("44", "04", "090500034D0201BEEF01"), deliver("04", "28", "0341E298"),
               deliver("04", "F5", "00"), deliver("04", "8B", "0141")});
  EXPECT_EQ(lines[0]["text"], nullptr);
  EXPECT_EQ(lines[0]["data"], "BEEF01");
  EXPECT_EQ(lines[0]["alphabet"], "8bit");
  EXPECT_EQ(lines[1]["compressed"], true);
  EXPECT_EQ(lines[1]["text"], nullptr);
  EXPECT_EQ(lines[1]["data"], "41E298");
  EXPECT_EQ(lines[2]["data"], "");
  EXPECT_EQ(lines[3]["text"], "A") << "a reserved coding";
}

TEST(PduDecode, the_header_is_shown_raw_and_understood_where_it_is_valid) {
  const auto lines =
      decoded({deliver("44", "08", "0E0B05040B8423F000034D02010041"),
               deliver("44", "08", "080500034D02030041"), deliver("44", "08", "03000041"),
               deliver("44", "08", "09060804014D03020041")});
  EXPECT_EQ(lines[0]["udh"].dump(), R"([{"iei":5,"data":"0B8423F0"},{"iei":0,"data":"4D0201"}])");
  EXPECT_EQ(lines[0]["ports"].dump(), R"({"destination":2948,"source":9200,"bits":16})");
  EXPECT_EQ(lines[0]["concat"].dump(), R"({"reference":77,"total":2,"sequence":1,"bits":8})");
  EXPECT_EQ(lines[1]["concat"], nullptr) << "the third of two";
  EXPECT_EQ(lines[1]["udh"].size(), 1u);
  EXPECT_EQ(lines[2]["udh"].dump(), "[]");
  EXPECT_EQ(lines[3]["concat"]["reference"], 0x014D);
  EXPECT_EQ(lines[3]["concat"]["bits"], 16);
}

TEST(PduDecode, a_waiting_message_is_stored_if_the_coding_or_the_header_says_so) {
  const auto lines =
      decoded({deliver("04", "C9", "0141"), deliver("44", "D8", "0704010202030401"),
               deliver("44", "C8", "0704010280030401"), deliver("44", "00", "0704010203000401")});
  EXPECT_EQ(lines[0]["mwi"].dump(), R"({"kind":"fax","active":true,"store":false,"count":null})");
  EXPECT_EQ(lines[1]["mwi"].dump(), R"({"kind":"email","active":true,"store":true,"count":3})");
  EXPECT_EQ(lines[2]["mwi"].dump(), R"({"kind":"voicemail","active":true,"store":true,"count":3})");
  EXPECT_EQ(lines[3]["mwi"].dump(), R"({"kind":"other","active":false,"store":false,"count":0})");
}

TEST(PduDecode, a_time_that_does_not_exist_is_null_with_its_octets) {
  const std::string none = "62311001000040";
  std::string broken = deliver("04", "00", "0141");
  broken.replace(broken.find(kTime), none.size(), none);
  const auto lines =
      decoded({broken, submit("19", none),
               std::string("status-report 00062A") + kAddress + none + "FFFFFFFFFFFFFF" + "00"});
  EXPECT_EQ(lines[0]["timestamp"], nullptr);
  EXPECT_EQ(lines[0]["raw_timestamp"], none);
  EXPECT_EQ(lines[0]["text"], "A");
  EXPECT_EQ(lines[1]["validity"].dump(),
            R"({"format":"absolute","at":null,"raw_at":"62311001000040"})");
  EXPECT_EQ(lines[2]["raw_timestamp"], none);
  EXPECT_EQ(lines[2]["raw_discharge"], "FFFFFFFFFFFFFF");
  EXPECT_FALSE(decoded(deliver("04", "00", "0141")).contains("raw_timestamp"));
}

TEST(PduDecode, validity_in_each_format) {
  const auto lines = decoded({submit("01", ""), submit("19", kTime), submit("09", "01AA0000000000"),
                              submit("09", "03103254000000"), submit("09", "00000000000000")});
  EXPECT_EQ(lines[0]["validity"], nullptr);
  EXPECT_EQ(lines[1]["validity"].dump(),
            R"({"format":"absolute","at":"2026-12-01T10:00:00+01:00"})");
  EXPECT_EQ(lines[2]["validity"].dump(), R"({"format":"enhanced","minutes":5760})");
  EXPECT_EQ(lines[3]["validity"].dump(), R"({"format":"enhanced","seconds":5025})");
  EXPECT_EQ(lines[4]["validity"].dump(), R"({"format":"enhanced"})");
}

TEST(PduDecode, addresses_by_their_type_and_the_page_break) {
  const auto at = [](const std::string& address) {
    return "deliver 0004" + address + "0000" + kTime + "021B05";
  };
  const auto lines = decoded({at("0091"), at("0BD04279FA8CA603"), at("0581BADCFE"),
                              at("0BA17000790000"
                                 "F1")});
  EXPECT_EQ(lines[0]["address"]["number"], "");
  EXPECT_EQ(lines[1]["address"].dump(), R"({"number":"Bright","ton":5,"npi":0})");
  EXPECT_EQ(lines[2]["address"]["number"], "*#abc");
  EXPECT_EQ(lines[3]["address"]["ton"], 2);
  EXPECT_EQ(lines[0]["text"], "\f");
}

TEST(PduDecode, what_runs_past_the_end_is_kept_and_marked) {
  const auto lines =
      decoded({deliver("04", "00", "A0E8329BFD06"), deliver("44", "08", "05FF00034D02"),
               deliver("04", "00", "05E8329BFD06FFFF"), report("0007")});
  EXPECT_EQ(lines[0]["text"], "hello");
  EXPECT_EQ(lines[0]["truncated"], true);
  EXPECT_EQ(lines[1]["truncated"], true);
  EXPECT_EQ(lines[1]["address"]["number"], "+447700900101");
  EXPECT_EQ(lines[2]["truncated"], false);
  EXPECT_EQ(lines[2]["trailing"], 2);
  EXPECT_EQ(lines[3]["truncated"], true);
}

TEST(PduDecode, a_bad_line_gives_its_error_and_the_rest_goes_on) {
  const std::string good = deliver("04", "00", "0141");
  const std::string bad[] = {
      "deliver 0004G0",      "deliver 00040C91", "deliver",       "", "hello 00", "deliver 00 04",
      "submit 00040C914477", "deliver 000",      "\xFF\x1B[2J 00"};
  std::string in = good + "\n";
  for (const std::string& line : bad)
    in += line + "\n";
  const Answered answered = pdu({"decode"}, in + good + "\r\n" + good);  // no end of line at all
  EXPECT_EQ(answered.exit, 1);
  ASSERT_EQ(answered.lines.size(), std::size(bad) + 3);
  for (const std::size_t i : {std::size_t{0}, std::size(bad) + 1, std::size(bad) + 2})
    EXPECT_EQ(answered.lines[i]["text"], "A");
  for (std::size_t i = 0; i < std::size(bad); ++i) {
    const Json& line = answered.lines[i + 1];
    EXPECT_TRUE(line["error"].is_string()) << bad[i];
    EXPECT_TRUE(line["offset"].is_number_integer()) << bad[i];
    EXPECT_EQ(line.size(), 2u);
  }
  EXPECT_EQ(answered.lines[1]["offset"], 2);
  EXPECT_EQ(answered.lines[2]["offset"], 2);
}

TEST(PduDecode, a_tpdu_alone) {
  const Answered answered =
      pdu({"decode", "--tpdu"}, std::string("deliver 04") + kAddress + "0000" + kTime + "0141\n");
  EXPECT_EQ(answered.exit, 0);
  EXPECT_EQ(answered.lines.at(0)["text"], "A");
  EXPECT_EQ(answered.lines.at(0)["smsc"], nullptr);
}

Json encoded(const std::string& request) {
  const Answered answered = pdu({"encode"}, request + "\n");
  EXPECT_EQ(answered.exit, 0) << request;
  return answered.lines.at(0);
}

TEST(PduEncode, a_text_becomes_pdus) {
  EXPECT_EQ(encoded(R"({"to":"+447700900101","text":"hello"})").dump(),
            R"({"alphabet":"gsm7","language":{"locking":0,"single":0},"segments":1,)"
            R"("units_left":155,"unit":"septet","forced_by":[],)"
            R"("parts":[{"pdu":"0001000C9144770009101000000)"
            R"(5E8329BFD06","tpdu_length":18}]})");
}

TEST(PduEncode, each_member_of_the_request_counts) {
  const Json line = encoded(R"({"to":"60777","text":"A","report":true,"class":0,)"
                            R"("validity_minutes":721,"smsc":"+447785016005"})");
  EXPECT_EQ(line["parts"][0]["pdu"],
            "079144775810065031000581067"
            "7F70010900141")
      << "721 minutes are rounded up to 12 hours and a half";
  EXPECT_EQ(line["parts"][0]["tpdu_length"], 12);
  const std::string long_text(161, 'a');
  const Json narrow = encoded(R"({"to":"60777","reference":77,"text":")" + long_text + "\"}");
  EXPECT_EQ(narrow["segments"], 2);
  EXPECT_EQ(narrow["units_left"], 145);
  EXPECT_THAT(narrow["parts"][1]["pdu"].get<std::string>(), testing::HasSubstr("0500034D0202"));
  const Json wide = encoded(R"({"to":"60777","reference":333,"text":")" + long_text + "\"}");
  EXPECT_THAT(wide["parts"][1]["pdu"].get<std::string>(), testing::HasSubstr("060804014D0202"));
}

TEST(PduEncode, the_coding_is_the_plainest_that_loses_nothing_and_says_what_forced_it) {
  const Json ucs2 = encoded(R"({"to":"60777","text":"aşbжş"})");
  EXPECT_EQ(ucs2["alphabet"], "ucs2");
  EXPECT_EQ(ucs2["forced_by"].dump(), R"(["ş","ж"])");
  EXPECT_EQ(ucs2["unit"], "utf16");
  EXPECT_EQ(ucs2["units_left"], 65);
  const Json turkish = encoded(R"({"to":"60777","text":"ş","language":"auto"})");
  EXPECT_EQ(turkish["alphabet"], "gsm7");
  EXPECT_EQ(turkish["language"].dump(), R"({"locking":0,"single":1})");
  EXPECT_EQ(turkish["forced_by"].dump(), R"(["ş"])");
  EXPECT_EQ(encoded(R"({"to":"60777","text":"ş","language":1})")["alphabet"], "gsm7");
  EXPECT_EQ(encoded(R"({"to":"60777","text":"ş","language":13})")["alphabet"], "ucs2");
  EXPECT_EQ(encoded(R"({"to":"60777","text":"ş","language":"none"})")["alphabet"], "ucs2");
  EXPECT_EQ(encoded(R"({"to":"60777","text":"a","alphabet":"ucs2"})")["alphabet"], "ucs2");
  EXPECT_EQ(encoded(R"({"to":"60777","text":"€"})")["units_left"], 158);
}

TEST(PduEncode, an_empty_text_can_be_encoded) {
  const Json line = encoded(R"({"to":"60777","text":""})");
  EXPECT_EQ(line["segments"], 1);
  EXPECT_EQ(line["units_left"], 160);
  EXPECT_EQ(line["parts"][0]["pdu"], "00010005810677F7000000");
}

TEST(PduEncode, transliteration_on_request_says_what_it_changed) {
  const Json line = encoded(R"({"to":"60777","text":"“Hi”","transliterate":true})");
  EXPECT_EQ(line["alphabet"], "gsm7");
  EXPECT_EQ(line["changed"].dump(), R"([{"from":"“","to":"\""},{"from":"”","to":"\""}])");
  EXPECT_FALSE(encoded(R"({"to":"60777","text":"“Hi”"})").contains("changed"));
}

TEST(PduEncode, what_cannot_be_encoded_gives_its_error_and_the_rest_goes_on) {
  const std::pair<std::string, std::string> bad[] = {
      {R"(nope)", "invalid-json"},
      {R"([])", "invalid-json"},
      {R"({"to":"60777"})", "invalid-request"},
      {R"({"text":"a"})", "invalid-request"},
      {R"({"to":"60777","text":5})", "invalid-request"},
      {R"({"to":"6x","text":"a"})", "invalid-number"},
      {R"({"to":"60777","text":"a","smsc":"x"})", "invalid-number"},
      {R"({"to":"60777","text":"ж","alphabet":"gsm7"})", "not-in-alphabet"},
      {R"({"to":"60777","text":"a","alphabet":"utf8"})", "invalid-request"},
      {R"({"to":"60777","text":"a","language":14})", "invalid-request"},
      {R"({"to":"60777","text":"a","class":4})", "invalid-request"},
      {R"({"to":"60777","text":"a","report":1})", "invalid-request"},
      {R"({"to":"60777","text":"a","reference":65536})", "invalid-request"},
      {R"({"to":"60777","text":"a","validity_minutes":0})", "invalid-request"},
      {R"({"to":"60777","text":"a","langage":1})", "invalid-request"},
      {R"({"to":"60777","text":")" + std::string(255 * 153 + 1, 'a') + "\"}", "text-too-long"},
  };
  std::string in;
  for (const auto& [request, code] : bad)
    in += request + "\n";
  const Answered answered = pdu({"encode"}, in + R"({"to":"60777","text":"A"})");
  EXPECT_EQ(answered.exit, 1);
  ASSERT_EQ(answered.lines.size(), std::size(bad) + 1);
  for (std::size_t i = 0; i < std::size(bad); ++i)
    EXPECT_EQ(answered.lines[i]["error"]["code"], bad[i].second) << bad[i].first.substr(0, 80);
  EXPECT_EQ(answered.lines.back()["segments"], 1);
}

TEST(Pdu, what_was_encoded_is_decoded) {
  const Json line =
      encoded(R"({"to":"+447700900101","text":"Déjà vu 😀 [€]","validity_minutes":60})");
  const Json back = decoded("submit " + line["parts"][0]["pdu"].get<std::string>());
  EXPECT_EQ(back["text"], "Déjà vu 😀 [€]");
  EXPECT_EQ(back["address"]["number"], "+447700900101");
  EXPECT_EQ(back["validity"]["minutes"], 60);
}

}  // namespace
}  // namespace pigeon::cli
