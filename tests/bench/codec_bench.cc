// The codec beside libgammu's, in one run on one machine: each pair does the same job on the same
// text. The last lines are how many times as fast Pigeon is: `ratio decode N`, `ratio encode N`,
// `ratio split N`.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

extern "C" {
#include <gammu.h>
}

#include "base/hex.h"
#include "sms/decode.h"
#include "sms/deliver.h"
#include "sms/submit.h"

namespace {

namespace sms = pigeon::sms;

constexpr const char* kNumber = "+447700900101";

// 160 characters of an ordinary text, all in the default alphabet.
const std::string& one_part() {
  static const std::string text = [] {
    std::string words =
        "Hello Ms Carter, your appointment with Dr Bright is on Tuesday 1 December at 9:15. "
        "Reply YES to confirm, or 2 for another time. Parking is behind the house.";
    words.resize(160, '!');
    return words;
  }();
  return text;
}

const std::string& thousand_characters() {
  static const std::string text = [] {
    std::string words;
    while (words.size() < 1000)
      words += one_part();
    words.resize(1000);
    return words;
  }();
  return text;
}

// A DELIVER of one_part() without the service centre's field.
const std::vector<std::uint8_t>& deliver_octets() {
  static const std::vector<std::uint8_t> octets = [] {
    sms::DeliverFields fields;
    fields.originator = sms::Address::from_number(kNumber).value();
    fields.text = one_part();
    fields.time = pigeon::Instant(std::chrono::seconds(1'796'000'000));
    const auto parts = sms::encode_deliver(fields).value();
    return pigeon::from_hex(std::string_view(parts.at(0).hex).substr(2)).value();
  }();
  return octets;
}

void pigeon_decode(benchmark::State& state) {
  for (auto _ : state) {
    const auto deliver = sms::decode_deliver(deliver_octets());
    benchmark::DoNotOptimize(deliver->text.data());
  }
}

void pigeon_encode(benchmark::State& state) {
  sms::SubmitOptions options;
  options.to = kNumber;
  for (auto _ : state) {
    const auto parts = sms::encode_submit(one_part(), options);
    benchmark::DoNotOptimize(parts->data());
  }
}

void pigeon_split(benchmark::State& state) {
  sms::SubmitOptions options;
  options.to = kNumber;
  for (auto _ : state) {
    const auto parts = sms::encode_submit(thousand_characters(), options);
    benchmark::DoNotOptimize(parts->data());
  }
}

// libgammu's structures are large; they are made once and not counted.
GSM_SMSMessage& gammu_message() {
  static GSM_SMSMessage message = [] {
    GSM_SMSMessage fresh;
    GSM_SetDefaultSMSData(&fresh);
    fresh.PDU = SMS_Submit;
    fresh.Coding = SMS_Coding_Default_No_Compression;
    fresh.Class = -1;
    EncodeUnicode(fresh.Number, kNumber, std::string_view(kNumber).size());
    return fresh;
  }();
  return message;
}

GSM_Debug_Info* quiet() {
  return GSM_GetGlobalDebug();
}

// The TPDU in octets and as the hexadecimal text that a modem takes.
void gammu_encode_frame(GSM_SMSMessage& message) {
  std::array<unsigned char, 500> frame{};
  std::array<char, 2 * frame.size()> hex{};
  int length = 0;
  if (GSM_EncodeSMSFrame(quiet(), &message, frame.data(), PHONE_SMSSubmit, &length, TRUE) !=
      ERR_NONE)
    throw std::runtime_error("libgammu could not encode the text");
  EncodeHexBin(hex.data(), frame.data(), static_cast<size_t>(length));
  benchmark::DoNotOptimize(hex.data());
}

void gammu_decode(benchmark::State& state) {
  static GSM_SMSMessage message;
  std::array<char, 1000> utf8{};
  for (auto _ : state) {
    size_t end = 0;
    if (GSM_DecodePDUFrame(quiet(), &message, deliver_octets().data(), deliver_octets().size(),
                           &end, FALSE) != ERR_NONE)
      throw std::runtime_error("libgammu could not decode the TPDU");
    EncodeUTF8(utf8.data(), message.Text);
    benchmark::DoNotOptimize(utf8.data());
  }
  if (utf8.data() != one_part()) throw std::runtime_error("libgammu read another text");
}

void gammu_encode(benchmark::State& state) {
  GSM_SMSMessage& message = gammu_message();
  for (auto _ : state) {
    DecodeUTF8(message.Text, one_part().data(), one_part().size());
    message.Length = static_cast<int>(UnicodeLength(message.Text));
    gammu_encode_frame(message);
  }
}

void gammu_split(benchmark::State& state) {
  static std::array<unsigned char, 2002> text{};
  static GSM_MultiPartSMSInfo info;
  static GSM_MultiSMSMessage parts;
  for (auto _ : state) {
    DecodeUTF8(text.data(), thousand_characters().data(), thousand_characters().size());
    GSM_ClearMultiPartSMSInfo(&info);
    info.Class = -1;
    info.EntriesNum = 1;
    info.Entries[0].ID = SMS_ConcatenatedTextLong;
    info.Entries[0].Buffer = text.data();
    if (GSM_EncodeMultiPartSMS(quiet(), &info, &parts) != ERR_NONE)
      throw std::runtime_error("libgammu could not split the text");
    for (int i = 0; i < parts.Number; ++i) {
      parts.SMS[i].PDU = SMS_Submit;
      CopyUnicodeString(parts.SMS[i].Number, gammu_message().Number);
      gammu_encode_frame(parts.SMS[i]);
    }
  }
  if (parts.Number != 7) throw std::runtime_error("libgammu made another number of parts");
}

BENCHMARK(pigeon_decode);
BENCHMARK(gammu_decode);
BENCHMARK(pigeon_encode);
BENCHMARK(gammu_encode);
BENCHMARK(pigeon_split);
BENCHMARK(gammu_split);

// Prints as ever and remembers the median of each job's repetitions.
class Remembering : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.aggregate_name == "median")
        medians_[run.run_name.function_name] = run.GetAdjustedCPUTime();
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void print_ratio(const std::string& job) const {
    const double pigeon = medians_.at("pigeon_" + job);
    std::printf("ratio %s %.1f\n", job.c_str(), medians_.at("gammu_" + job) / pigeon);
  }

 private:
  std::map<std::string, double> medians_;
};

}  // namespace

int main(int argc, char** argv) {
  // Interleaved repetitions, so that a machine that slows down slows both.
  std::string repeat = "--benchmark_repetitions=9";
  std::string interleave = "--benchmark_enable_random_interleaving=true";
  std::string brief = "--benchmark_report_aggregates_only=true";
  std::string short_runs = "--benchmark_min_time=0.1";
  std::vector<char*> arguments = {argv[0], repeat.data(), interleave.data(), brief.data(),
                                  short_runs.data()};
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
  Remembering reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  for (const char* job : {"decode", "encode", "split"})
    reporter.print_ratio(job);
  return 0;
}
