#!/usr/bin/env python3
"""A modem that is not ours: written from 3GPP TS 27.005 and 27.007 (and V.250, TS 23.040, 23.038)
alone, so that Pigeon can be judged by something that shares nothing with it.

  generic_modem.py --link PATH

Opens a pty and links it as PATH. One JSON object a line on stdout for each SUBMIT it is handed:
{"number", "text", "reference", "part": [concat reference, total, sequence] or null, "pdu"}.
One a line on stdin makes something happen: {"from": "+44…", "text": "…"} is a text that arrives,
{"line": "RING"} an unsolicited line. The end of stdin switches it off.
"""
import argparse, json, os, re, select, sys, time, tty

BASIC = ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
         "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà")  # 23.038 6.2.1
EXTENSION = {0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\", 0x3C: "[", 0x3D: "~",
             0x3E: "]", 0x40: "|", 0x65: "€"}                                # 23.038 6.2.1.1
SLOTS = 10


def septets_of(octets, count, skip_bits=0):
    bits = int.from_bytes(octets, "little") >> skip_bits
    return [bits >> 7 * i & 0x7F for i in range(count)]


def gsm_text(septets):
    text, escaped = "", False
    for septet in septets:
        if escaped:
            text, escaped = text + EXTENSION.get(septet, BASIC[septet]), False
        elif septet == 0x1B:
            escaped = True
        else:
            text += BASIC[septet]
    return text


def gsm_septets(text):
    back = {letter: [27, code] for code, letter in EXTENSION.items()}
    back.update((letter, [code]) for code, letter in enumerate(BASIC))
    return [septet for letter in text for septet in back[letter]]  # KeyError: not in the alphabet


def semi_octets(digits):
    digits += "F" * (len(digits) % 2)
    return bytes.fromhex("".join(digits[i + 1] + digits[i] for i in range(0, len(digits), 2)))


def number_of(octets, digits, type_of_address):
    text = "".join(f"{octet & 15:x}{octet >> 4:x}" for octet in octets)[:digits]
    return ("+" if type_of_address & 0x70 == 0x10 else "") + text


def read_submit(tpdu):
    """23.040 9.2.2.2. Raises IndexError or ValueError when it is not a whole SMS-SUBMIT."""
    first = tpdu[0]
    if first & 3 != 1:
        raise ValueError("not a SUBMIT")
    digits, after = tpdu[2], 4 + (tpdu[2] + 1) // 2
    number = number_of(tpdu[4:after], digits, tpdu[3])
    dcs, validity = tpdu[after + 1], {0: 0, 2: 1}.get(first >> 3 & 3, 7)
    length, data = tpdu[after + 2 + validity], tpdu[after + 3 + validity:]
    wide = dcs & 0x0C == 8
    if len(data) != (length if wide else (length * 7 + 7) // 8):
        raise ValueError("user data length")
    header, part = 0, None
    if first & 0x40:
        header, at = data[0] + 1, 1
        while at < header:
            element, size = data[at], data[at + 1]
            value = data[at + 2:at + 2 + size]
            if element in (0, 8):
                part = [int.from_bytes(value[:-2], "big"), value[-2], value[-1]]
            at += 2 + size
    if wide:
        text = data[header:].decode("utf-16-be")
    else:
        before = (header * 8 + 6) // 7
        text = gsm_text(septets_of(data, length - before, before * 7))
    return {"number": number, "text": text, "reference": None, "part": part}


def make_deliver(number, text):
    """23.040 9.2.2.1, with the address of a service centre in front (27.005 3.1)."""
    try:
        septets = gsm_septets(text)
        packed = sum(septet << 7 * i for i, septet in enumerate(septets))
        dcs, length, data = 0, len(septets), packed.to_bytes((len(septets) * 7 + 7) // 8, "little")
    except KeyError:
        data = text.encode("utf-16-be")
        dcs, length = 8, len(data)
    if len(data) > 140:
        raise ValueError("too long for one part")
    digits = number.lstrip("+")
    kind = 0x91 if number.startswith("+") else 0x81
    stamp = semi_octets(time.strftime("%y%m%d%H%M%S00", time.gmtime()))
    tpdu = (bytes([4, len(digits), kind]) + semi_octets(digits) + bytes([0, dcs]) + stamp
            + bytes([length]) + data)
    return bytes([7, 0x91]) + semi_octets("447785016005") + tpdu, len(tpdu)


class Modem:
    def __init__(self, line):
        self.line, self.typed, self.length = line, b"", None   # length: a PDU of so many is awaited
        self.echo, self.pdu_mode, self.indicate, self.reference = True, False, 0, 0
        self.store = {}                                        # slot: [status, pdu, TPDU length]

    def say(self, *lines):
        os.write(self.line, "".join(f"\r\n{line}\r\n" for line in lines).encode())

    def hear(self, octets):
        for octet in octets:
            if self.length is not None and octet in (0x1A, 0x1B):
                typed, self.typed, length, self.length = self.typed, b"", self.length, None
                self.say(*(self.submit(typed, length) if octet == 0x1A else ["OK"]))
            elif self.length is None and octet == 13:
                if self.echo:
                    os.write(self.line, self.typed + b"\r")
                typed, self.typed = self.typed.decode("ascii", "replace").strip(), b""
                if typed.upper().startswith("AT"):
                    self.obey(typed[2:].upper())
            elif octet not in (0, 10) or self.length is not None:
                self.typed += bytes([octet])

    def submit(self, typed, length):
        try:
            pdu = bytes.fromhex(typed.decode("ascii"))
            tpdu = pdu[1 + pdu[0]:]
            sent = read_submit(tpdu)
        except (ValueError, IndexError):
            return ["+CMS ERROR: 304"]                         # invalid PDU mode parameter
        if len(tpdu) != length:
            return ["+CMS ERROR: 304"]
        self.reference = (self.reference + 1) % 256
        print(json.dumps(sent | {"reference": self.reference, "pdu": pdu.hex()}), flush=True)
        return [f"+CMGS: {self.reference}", "OK"]

    def deliver(self, number, text):
        free = [slot for slot in range(1, SLOTS + 1) if slot not in self.store]
        pdu, length = make_deliver(number, text)
        if self.indicate == 2:
            self.say(f"+CMT: ,{length}\r\n{pdu.hex().upper()}")
        elif free:
            self.store[free[0]] = [0, pdu, length]
            if self.indicate == 1:
                self.say(f'+CMTI: "SM",{free[0]}')

    def shown(self, slot, with_slot):
        status, pdu, length = self.store[slot]
        self.store[slot][0] = 1                                # it has been read
        head = f"+CMGL: {slot},{status},," if with_slot else f"+CMGR: {status},,"
        return f"{head}{length}\r\n{pdu.hex().upper()}"

    def obey(self, command):
        while basic := re.match(r"(E[01]?|V1|Q0|Z|&F|&[A-Z]\d?|X\d|S\d+=\d+)(?!\+)", command):
            self.echo = {"E": False, "E0": False, "E1": True, "Z": True}.get(basic[0], self.echo)
            command = command[basic.end():]
        name, _, value = command.partition("=")
        numbers = [int(n) for n in re.findall(r"\d+", value)]
        used = f"{len(self.store)},{SLOTS}"
        answers = {
            "": [], "I": ["Generic"], "+CGMI": ["Nobody"], "+CGMM": ["Generic"], "+CGMR": ["1"],
            "+CGSN": ["490154203237518"], "+CIMI": ["234150000000001"], "+CPIN?": ["+CPIN: READY"],
            "+CSQ": ["+CSQ: 20,99"], "+CREG?": ["+CREG: 0,1"], "+CSCA?": ['+CSCA: "+447785016005",145'],
            "+CMEE=0": [], "+CMEE=1": [], "+CFUN?": ["+CFUN: 1"], "+CSMS=0": ["+CSMS: 1,1,0"],
            "+CSMS?": ["+CSMS: 0,1,1,0"], "+CMGF=?": ["+CMGF: (0,1)"],
            "+CMGF?": [f"+CMGF: {0 if self.pdu_mode else 1}"], "+CPMS=?": ['+CPMS: ("SM"),("SM"),("SM")'],
            "+CPMS?": ["+CPMS: " + ",".join([f'"SM",{used}'] * 3)],
            "+CNMI=?": ["+CNMI: (0-2),(0-2),(0),(0),(0,1)"], "+CNMI?": [f"+CNMI: 2,{self.indicate},0,0,0"]}
        if command in answers:
            return self.say(*answers[command], "OK")
        if name == "+CMGF" and numbers in ([0], [1]):
            self.pdu_mode = numbers == [0]
        elif name == "+CPMS" and value and set(re.findall(r'"(\w+)"', value)) == {"SM"}:
            return self.say("+CPMS: " + ",".join([used] * 3), "OK")
        elif name == "+CNMI" and len(numbers) > 1 and numbers[1] <= 2 and not any(numbers[2:4]):
            self.indicate = numbers[1]
        elif name == "+CMGL" and self.pdu_mode and numbers:
            listed = [n for n in sorted(self.store) if numbers[0] in (4, self.store[n][0])]
            return self.say(*[self.shown(n, True) for n in listed], "OK")
        elif name == "+CMGR" and self.pdu_mode and len(numbers) == 1:
            found = numbers[0] in self.store
            return self.say(*([self.shown(numbers[0], False), "OK"] if found else ["+CMS ERROR: 321"]))
        elif name == "+CMGD" and numbers:
            self.store.pop(numbers[0], None)
        elif name == "+CMGS" and self.pdu_mode and len(numbers) == 1:
            self.length = numbers[0]
            return os.write(self.line, b"\r\n> ")
        else:
            return self.say("ERROR")
        self.say("OK")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--link", required=True, help="where to link the pty")
    link = parser.parse_args().link
    line, other_end = os.openpty()    # our hold on the other end keeps the line up between openings
    tty.setraw(other_end)
    os.symlink(os.ttyname(other_end), link)
    modem, waiting = Modem(line), b""
    while True:
        ready, _, _ = select.select([line, sys.stdin], [], [])
        if line in ready:
            modem.hear(os.read(line, 4096))
        if sys.stdin in ready:
            octets = os.read(sys.stdin.fileno(), 4096)
            if not octets:
                return os.unlink(link)
            *whole, waiting = (waiting + octets).split(b"\n")
            for order in map(json.loads, filter(None, whole)):
                if "line" in order:
                    modem.say(order["line"])
                else:
                    modem.deliver(order["from"], order["text"])


if __name__ == "__main__":
    main()
